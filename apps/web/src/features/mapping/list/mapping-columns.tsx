import type { Mapping } from '@hms/contracts';
import { Group, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { StatusBadge } from '../../../components/page/status-badge.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { RecordLink } from '../../../components/record/record-link.tsx';
import type { ListColumn } from '../../../components/record-list/list-columns.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { DoctorName } from '../care-team/team-member.tsx';
import { roleLabels } from '../labels.ts';
import { PrimaryBadge } from '../primary-badge.tsx';

interface ColumnOptions {
	locale: string;
	/** The day it is: an active assignment whose end is before it is past its end. */
	day: string;
	actions: (mapping: Mapping) => ReactNode;
}

/** From when to when: "1 Mar 2025 –" goes on. */
function period({ startedOn, endedOn }: Mapping, locale: string): string {
	const until = endedOn === null ? '' : ` ${formatPlainDate(endedOn, locale)}`;
	return `${formatPlainDate(startedOn, locale)} –${until}`;
}

/** What stands out of an assignment, in words. */
function Badges({ mapping, day }: { mapping: Mapping; day: string }) {
	const { status, endedOn, doctor } = mapping;
	if (status === 'ended') return <StatusBadge tone="quiet">Ended</StatusBadge>;
	return (
		<Group gap={6}>
			<PrimaryBadge mapping={mapping} />
			{doctor.status === 'archived' ? <StatusBadge tone="warning">Has left</StatusBadge> : null}
			{endedOn !== null && endedOn < day ? (
				<StatusBadge tone="warning">Past the end</StatusBadge>
			) : null}
		</Group>
	);
}

export function mappingColumns({ locale, day, actions }: ColumnOptions): ListColumn<Mapping>[] {
	return [
		{
			accessor: 'patient',
			title: 'Patient',
			room: 'always',
			// However long a name is, what can be done about it stays in sight.
			breaksWords: true,
			render: (mapping) => (
				<>
					<RecordLink href={`/patients/${mapping.patientId}`}>
						<PersonName person={mapping.patient} />
					</RecordLink>
					<Text size="xs" c="dimmed" visibleFrom="sm">
						<bdi>{mapping.patient.mrn}</bdi>
					</Text>
					<Text size="xs" c="dimmed" component="div" hiddenFrom="sm">
						<PersonName person={mapping.doctor} /> · {roleLabels[mapping.role]}
						<br />
						{period(mapping, locale)}
						<Badges mapping={mapping} day={day} />
					</Text>
				</>
			),
		},
		{
			accessor: 'doctor',
			title: 'Doctor',
			room: 'wide',
			render: ({ doctor }) => <DoctorName doctor={doctor} />,
		},
		{
			accessor: 'role',
			title: 'Role',
			room: 'wide',
			render: ({ role }) => roleLabels[role],
		},
		{
			accessor: 'startedOn',
			title: 'Time',
			room: 'wide',
			noWrap: true,
			render: (mapping) => period(mapping, locale),
		},
		{
			accessor: 'reason',
			title: 'Reason',
			room: 'widest',
			render: ({ reason }) => <bdi>{reason}</bdi>,
		},
		{
			accessor: 'status',
			title: 'Status',
			room: 'wide',
			render: (mapping) => <Badges mapping={mapping} day={day} />,
		},
		{
			accessor: 'actions',
			title: <VisuallyHidden>Actions</VisuallyHidden>,
			room: 'always',
			screenOnly: true,
			atEnd: true,
			width: 140,
			render: actions,
		},
	];
}
