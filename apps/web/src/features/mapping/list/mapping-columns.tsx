'use client';

import type { Mapping } from '@hms/contracts';
import { Group, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { StatusBadge } from '../../../components/page/status-badge.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { RecordLink } from '../../../components/record/record-link.tsx';
import type { ListColumn } from '../../../components/record-list/list-columns.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import type { Translate } from '../../../lib/text/text-key.ts';
import { DoctorName } from '../care-team/team-member.tsx';
import { roleLabels } from '../labels.ts';
import { PrimaryBadge } from '../primary-badge.tsx';

interface ColumnOptions {
	t: Translate;
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
	const t = useTranslations();
	const { status, endedOn, doctor } = mapping;
	if (status === 'ended') return <StatusBadge tone="quiet">{t('mapping.badge.ended')}</StatusBadge>;
	return (
		<Group gap={6}>
			<PrimaryBadge mapping={mapping} />
			{doctor.status === 'archived' ? (
				<StatusBadge tone="warning">{t('mapping.badge.hasLeft')}</StatusBadge>
			) : null}
			{endedOn !== null && endedOn < today ? (
				<StatusBadge tone="warning">{t('mapping.badge.overdue')}</StatusBadge>
			) : null}
		</Group>
	);
}

export function mappingColumns({
	t,
	locale,
	today,
	actions,
}: ColumnOptions): ListColumn<Mapping>[] {
	return [
		{
			accessor: 'patient',
			title: t('mapping.columns.patient'),
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
						<PersonName person={mapping.doctor} /> · {t(roleLabels[mapping.role])}
						<br />
						<Period mapping={mapping} locale={locale} />
						<Badges mapping={mapping} today={today} />
					</Text>
				</>
			),
		},
		{
			accessor: 'doctor',
			title: t('mapping.columns.doctor'),
			shownOn: 'wide',
			breaksWords: true,
			render: ({ doctor, role }) => (
				<>
					<DoctorName doctor={doctor} />
					<Text size="xs" c="dimmed" hiddenFrom="lg">
						{t(roleLabels[role])}
					</Text>
				</>
			),
		},
		{
			accessor: 'role',
			title: t('mapping.fields.role'),
			shownOn: 'widest',
			noWrap: true,
			render: ({ role }) => t(roleLabels[role]),
		},
		{
			accessor: 'startedOn',
			title: t('mapping.columns.period'),
			shownOn: 'wide',
			render: (mapping) => <Period mapping={mapping} locale={locale} />,
		},
		{
			accessor: 'reason',
			title: t('mapping.fields.reason'),
			shownOn: 'widest',
			render: ({ reason }) => <bdi>{reason}</bdi>,
		},
		{
			accessor: 'status',
			title: t('mapping.columns.status'),
			shownOn: 'wide',
			render: (mapping) => <Badges mapping={mapping} today={today} />,
		},
		{
			accessor: 'actions',
			title: <VisuallyHidden>{t('mapping.columns.actions')}</VisuallyHidden>,
			shownOn: 'always',
			screenOnly: true,
			atEnd: true,
			width: 140,
			render: actions,
		},
	];
}
