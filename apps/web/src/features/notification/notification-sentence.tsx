import type { Notification } from '@hms/contracts';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { RecordLink } from '../../components/record/record-link.tsx';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { pluralize } from '../../lib/text/pluralize.ts';

const Name = ({ children }: { children: string }) => (
	<Text span inherit fw={600}>
		<bdi>{children}</bdi>
	</Text>
);

/** The patient's name, as a link where the user may see the patient; "a patient" where not. */
function PatientName({ patient }: Pick<Notification, 'patient'>) {
	if (patient?.name == null) return 'a patient';
	return (
		<RecordLink href={`/patients/${patient.id}`}>
			<bdi>{patient.name}</bdi>
		</RecordLink>
	);
}

/** A sentence about what somebody did. */
export function NotificationSentence({ notification }: { notification: Notification }): ReactNode {
	const locale = useLocale();
	const { kind, patient, doctor, level, until, count } = notification;
	const actor = <Name>{notification.actor.name}</Name>;
	const whom = <PatientName patient={patient} />;
	const shared = patient === null ? 'all patients' : whom;
	const patients = pluralize(count ?? 0, 'patient');
	const sentences: Partial<Record<string, ReactNode>> = {
		share_received: (
			<>
				{actor} shares {shared} with you{level === 'read' ? ', to read' : ', to read and change'}
				{until === null ? '' : `, until ${formatPlainDate(until, locale)}`}
			</>
		),
		share_ended: (
			<>
				{actor} ended the sharing of {shared}
			</>
		),
		transfer_received: (
			<>
				{actor} transferred {patients} to you
			</>
		),
		transfer_undone: (
			<>
				{actor} took back {patients}
			</>
		),
		emergency_access: (
			<>
				{actor} opened {whom} in an emergency
			</>
		),
		assignment_created: (
			<>
				{actor} assigned <Name>{doctor?.name ?? 'a doctor'}</Name> to {whom}
			</>
		),
	} satisfies Record<Notification['kind'], ReactNode>;
	// This page may be older than the server.
	return sentences[kind] ?? <>{actor} did something that this page is too old to show: reload it</>;
}
