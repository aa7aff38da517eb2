'use client';

import type { Activity } from '@hms/contracts';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RecordLink } from '../../components/record/record-link.tsx';

interface SubjectRecord {
	name: string;
	/** The record's page. */
	href: string;
}

/** The record that a change is about: the patient if there is one, else the doctor. */
export function subjectRecord({ subject }: Activity): SubjectRecord & { id: string } {
	const { type, id, name, patient } = subject;
	const record = type === 'mapping' && patient !== null ? patient : { id, name };
	const list = type === 'doctor' ? '/doctors' : '/patients';
	return { ...record, href: `${list}/${record.id}` };
}

/** The date on which the last span of primary days ends; null if it has no end. */
function lastPrimaryDayEnd(days: unknown): unknown {
	const spans = Array.isArray(days) ? days : [];
	return spans.at(-1)?.until;
}

/** How a change affects who is the primary doctor; undefined if it does not. */
function primaryDoctorChange({
	action,
	changes,
	at,
}: Activity): 'made primary' | 'end planned' | 'ended' | undefined {
	if (action !== 'updated') return undefined;
	if (changes.some(({ field, after }) => field === 'isPrimary' && after === true))
		return 'made primary';
	const days = changes.find(({ field }) => field === 'primaryOn');
	if (days === undefined) return undefined;
	const [before, after] = [lastPrimaryDayEnd(days.before), lastPrimaryDayEnd(days.after)];
	if ((before === null) === (after === null)) return undefined;
	if (after === null) return 'made primary';
	return typeof after === 'string' && after > at.slice(0, 10) ? 'end planned' : 'ended';
}

const recordSentences = {
	created: 'activity.sentence.registered',
	updated: 'activity.sentence.changed',
	archived: 'activity.sentence.archived',
	restored: 'activity.sentence.restored',
	ended: 'activity.sentence.changed',
	reopened: 'activity.sentence.changed',
} as const;

const assignmentSentences = {
	created: 'activity.sentence.assigned',
	updated: 'activity.sentence.assignmentChanged',
	archived: 'activity.sentence.assignmentChanged',
	restored: 'activity.sentence.assignmentChanged',
	ended: 'activity.sentence.assignmentEnded',
	reopened: 'activity.sentence.reinstated',
} as const;

const primarySentences = {
	'made primary': 'activity.sentence.madePrimary',
	'end planned': 'activity.sentence.primaryEndPlanned',
	ended: 'activity.sentence.primaryEnded',
} as const;

/** A sentence about a change, whose names link to the records. */
export function ActivitySentence({ activity }: { activity: Activity }): ReactNode {
	const t = useTranslations();
	const { subject, action } = activity;
	const { name, href } = subjectRecord(activity);
	const record = (text: ReactNode) => (
		<RecordLink href={href}>
			<bdi>{text}</bdi>
		</RecordLink>
	);
	if (subject.type !== 'mapping') {
		const isNewDoctor = subject.type === 'doctor' && action === 'created';
		const sentence = isNewDoctor ? 'activity.sentence.added' : recordSentences[action];
		return t.rich(sentence, { name, record });
	}
	const primaryChange = primaryDoctorChange(activity);
	const sentence =
		primaryChange === undefined ? assignmentSentences[action] : primarySentences[primaryChange];
	return t.rich(sentence, {
		name,
		record,
		doctorName: subject.doctor?.name ?? '',
		doctor: (text) => (
			<Text span inherit fw={600}>
				<bdi>{text}</bdi>
			</Text>
		),
	});
}
