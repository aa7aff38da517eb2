import type { Activity } from '@hms/contracts';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
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

function RecordName({ name, href }: SubjectRecord) {
	return (
		<RecordLink href={href}>
			<bdi>{name}</bdi>
		</RecordLink>
	);
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

/** A sentence about a change, whose names link to the records. */
export function ActivitySentence({ activity }: { activity: Activity }): ReactNode {
	const { subject, action } = activity;
	const record = <RecordName {...subjectRecord(activity)} />;
	if (subject.type !== 'mapping') {
		const inDirectory = subject.type === 'doctor';
		const sentences = {
			created: inDirectory ? <>Added {record} to the directory</> : <>Registered {record}</>,
			updated: <>Changed {record}</>,
			archived: <>Archived {record}</>,
			restored: <>Restored {record}</>,
			ended: <>Changed {record}</>,
			reopened: <>Changed {record}</>,
		};
		return sentences[action];
	}
	const doctor = (
		<Text span inherit fw={600}>
			<bdi>{subject.doctor?.name}</bdi>
		</Text>
	);
	const primaryChange = primaryDoctorChange(activity);
	if (primaryChange === 'made primary') {
		return (
			<>
				Made {doctor} the primary doctor of {record}
			</>
		);
	}
	if (primaryChange === 'end planned') {
		return (
			<>
				Planned the end of {doctor} as the primary doctor of {record}
			</>
		);
	}
	if (primaryChange === 'ended') {
		return (
			<>
				Removed {doctor} as the primary doctor of {record}
			</>
		);
	}
	const changed = (
		<>
			Changed the assignment of {doctor} to {record}
		</>
	);
	const sentences = {
		created: (
			<>
				Assigned {doctor} to {record}
			</>
		),
		updated: changed,
		archived: changed,
		restored: changed,
		ended: (
			<>
				Ended the assignment of {doctor} to {record}
			</>
		),
		reopened: (
			<>
				Reinstated the assignment of {doctor} to {record}
			</>
		),
	};
	return sentences[action];
}
