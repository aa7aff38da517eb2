import type { Activity } from '@hms/contracts';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { RecordLink } from '../../components/record/record-link.tsx';

interface Named {
	name: string;
	/** Where it is to be seen; undefined for what was put away. */
	href: string | undefined;
}

/** Whom a change is about: first the patient, or else the doctor. */
export function subjectRecord({ subject }: Activity): Named & { id: string } {
	const { type, id, name, patient, archived } = subject;
	const one = type === 'mapping' && patient !== null ? patient : { id, name };
	const list = type === 'doctor' ? '/doctors' : '/patients';
	return { ...one, href: archived ? undefined : `${list}/${one.id}` };
}

function Name({ name, href }: Named) {
	return href === undefined ? (
		<Text span inherit fw={600}>
			<bdi>{name}</bdi>
		</Text>
	) : (
		<RecordLink href={href}>
			<bdi>{name}</bdi>
		</RecordLink>
	);
}

/** The day from which it is not the primary doctor's any more; null: it is for as long as it goes on. */
function lastPrimaryDayEnd(days: unknown): unknown {
	const spans = Array.isArray(days) ? days : [];
	return spans.at(-1)?.until;
}

/** What a change makes of who is the primary doctor, if that is told of it at all. */
function primaryDoctorChange({
	action,
	changes,
	at,
}: Activity): 'becomes' | 'will end' | 'was' | undefined {
	if (action !== 'updated') return undefined;
	if (changes.some(({ field, after }) => field === 'isPrimary' && after === true)) return 'becomes';
	const days = changes.find(({ field }) => field === 'primaryOn');
	if (days === undefined) return undefined;
	const [before, after] = [lastPrimaryDayEnd(days.before), lastPrimaryDayEnd(days.after)];
	if ((before === null) === (after === null)) return undefined;
	if (after === null) return 'becomes';
	return typeof after === 'string' && after > at.slice(0, 10) ? 'will end' : 'was';
}

/** What was done, in a sentence whose names lead to the records. */
export function ActivitySentence({ activity }: { activity: Activity }): ReactNode {
	const { subject, action } = activity;
	const concerned = <Name {...subjectRecord(activity)} />;
	if (subject.type !== 'mapping') {
		const inDirectory = subject.type === 'doctor';
		const said = {
			created: inDirectory ? <>Added {concerned} to the directory</> : <>Registered {concerned}</>,
			updated: <>Changed {concerned}</>,
			archived: <>Archived {concerned}</>,
			restored: <>Restored {concerned}</>,
			ended: <>Changed {concerned}</>,
			reopened: <>Changed {concerned}</>,
		};
		return said[action];
	}
	const doctor = (
		<Text span inherit fw={600}>
			<bdi>{subject.doctor?.name}</bdi>
		</Text>
	);
	const turn = primaryDoctorChange(activity);
	if (turn === 'becomes') {
		return (
			<>
				Made {doctor} the primary doctor of {concerned}
			</>
		);
	}
	if (turn === 'will end') {
		return (
			<>
				Planned who follows {doctor} as the primary doctor of {concerned}
			</>
		);
	}
	if (turn === 'was') {
		return (
			<>
				Took {doctor} off as the primary doctor of {concerned}
			</>
		);
	}
	const changed = (
		<>
			Changed the assignment of {doctor} to {concerned}
		</>
	);
	const said = {
		created: (
			<>
				Assigned {doctor} to {concerned}
			</>
		),
		updated: changed,
		archived: changed,
		restored: changed,
		ended: (
			<>
				Ended the assignment of {doctor} to {concerned}
			</>
		),
		reopened: (
			<>
				Had {doctor} look after {concerned} again
			</>
		),
	};
	return said[action];
}
