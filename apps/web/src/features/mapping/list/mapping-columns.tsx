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
	/** The current date in the clinic, to mark assignments past their end. */
	today: string;
	actions: (mapping: Mapping) => ReactNode;
}

const oneLine = { whiteSpace: 'nowrap' } as const;

/** The start and end date, each in one line: "1 Mar 2025 –" has no end. */
function Period({ mapping, locale }: { mapping: Mapping; locale: string }) {
	const { startedOn, endedOn } = mapping;
	return (
		<>
			<span style={oneLine}>{formatPlainDate(startedOn, locale)} –</span>{' '}
			{endedOn === null ? null : <span style={oneLine}>{formatPlainDate(endedOn, locale)}</span>}
		</>
	);
}

/** The badges of an assignment. */
function Badges({ mapping, today }: { mapping: Mapping; today: string }) {
	const { status, endedOn, doctor } = mapping;
	if (status === 'ended') return <StatusBadge tone="quiet">Ended</StatusBadge>;
	return (
		<Group gap={6}>
			<PrimaryBadge mapping={mapping} />
			{doctor.status === 'archived' ? <StatusBadge tone="warning">Has left</StatusBadge> : null}
			{endedOn !== null && endedOn < today ? (
				<StatusBadge tone="warning">Overdue</StatusBadge>
			) : null}
		</Group>
	);
}

export function mappingColumns({ locale, today, actions }: ColumnOptions): ListColumn<Mapping>[] {
	return [
		{
			accessor: 'patient',
			title: 'Patient',
			shownOn: 'always',
			// A long name must not push the actions out of view.
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
						<Period mapping={mapping} locale={locale} />
						<Badges mapping={mapping} today={today} />
					</Text>
				</>
			),
		},
		{
			accessor: 'doctor',
			title: 'Doctor',
			shownOn: 'wide',
			breaksWords: true,
			render: ({ doctor, role }) => (
				<>
					<DoctorName doctor={doctor} />
					<Text size="xs" c="dimmed" hiddenFrom="lg">
						{roleLabels[role]}
					</Text>
				</>
			),
		},
		{
			accessor: 'role',
			title: 'Role',
			shownOn: 'widest',
			noWrap: true,
			render: ({ role }) => roleLabels[role],
		},
		{
			accessor: 'startedOn',
			title: 'Period',
			shownOn: 'wide',
			render: (mapping) => <Period mapping={mapping} locale={locale} />,
		},
		{
			accessor: 'reason',
			title: 'Reason',
			shownOn: 'widest',
			render: ({ reason }) => <bdi>{reason}</bdi>,
		},
		{
			accessor: 'status',
			title: 'Status',
			shownOn: 'wide',
			render: (mapping) => <Badges mapping={mapping} today={today} />,
		},
		{
			accessor: 'actions',
			title: <VisuallyHidden>Actions</VisuallyHidden>,
			shownOn: 'always',
			screenOnly: true,
			atEnd: true,
			width: 140,
			render: actions,
		},
	];
}
