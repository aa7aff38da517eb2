'use client';

import type { Patient } from '@hms/contracts';
import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PrintList } from '../../../components/print/print-list.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { RecordLink } from '../../../components/record/record-link.tsx';
import { type ListColumn, shownColumns } from '../../../components/record-list/list-columns.ts';
import { RecordTable } from '../../../components/record-list/record-table.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { type ClinicState, useClinic } from '../../../lib/clinic/clinic.ts';
import { ageShortLabel } from '../../../lib/dates/age.ts';
import { formatInstantDay } from '../../../lib/dates/format-instant.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import type { Translate } from '../../../lib/text/text-key.ts';
import { useSeedPatient } from '../../patient/queries.ts';
import { LazyAssignDialog } from '../dialogs/lazy-dialogs.ts';
import { NoGaps } from './no-mappings.tsx';
import { usePatientsWithoutPrimaryPages } from './queries.ts';

function patientColumns(
	t: Translate,
	locale: string,
	{ today, timeZone }: ClinicState,
	onPrefetch: (patient: Patient) => void,
	onAssign: (patient: Patient) => void,
): ListColumn<Patient>[] {
	return [
		{
			accessor: 'familyName',
			title: t('mapping.columns.patient'),
			shownOn: 'always',
			breaksWords: true,
			render: (patient) => (
				<>
					<RecordLink href={`/patients/${patient.id}`} onPrefetch={() => onPrefetch(patient)}>
						<PersonName person={patient} />
					</RecordLink>
					<Text size="xs" c="dimmed" hiddenFrom="sm">
						<bdi>{patient.mrn}</bdi>
					</Text>
				</>
			),
		},
		{
			accessor: 'dateOfBirth',
			title: t('mapping.columns.born'),
			shownOn: 'wide',
			noWrap: true,
			render: ({ dateOfBirth }) =>
				dateOfBirth === null
					? t('mapping.columns.notKnown')
					: `${formatPlainDate(dateOfBirth, locale)} · ${ageShortLabel(dateOfBirth, today, t)}`,
		},
		{
			accessor: 'mrn',
			title: t('mapping.columns.mrn'),
			shownOn: 'wide',
			noWrap: true,
			render: ({ mrn }) => <bdi>{mrn}</bdi>,
		},
		{
			accessor: 'createdAt',
			title: t('mapping.columns.added'),
			shownOn: 'widest',
			noWrap: true,
			render: ({ createdAt }) => formatInstantDay(createdAt, locale, timeZone),
		},
		{
			accessor: 'actions',
			title: <VisuallyHidden>{t('mapping.columns.actions')}</VisuallyHidden>,
			shownOn: 'always',
			screenOnly: true,
			atEnd: true,
			width: 150,
			render: (patient) => (
				<Button
					size="compact-sm"
					variant="default"
					onClick={() => onAssign(patient)}
					aria-label={t('mapping.actions.assignDoctorTo', { patient: isolatedName(patient) })}
				>
					{t('mapping.actions.assignDoctor')}
				</Button>
			),
		},
	];
}

const hrefOf = ({ id }: Patient) => `/patients/${id}`;

/** The patients without a primary doctor, each with a button to assign one. */
export function PatientsWithoutPrimary() {
	const t = useTranslations();
	const locale = useLocale();
	const clinic = useClinic();
	const pages = usePatientsWithoutPrimaryPages();
	const onPrefetch = useSeedPatient();
	const { patient } = trpc.useUtils();
	const [assignee, setAssignee] = useState<Patient | null>(null);

	const columns = shownColumns(patientColumns(t, locale, clinic, onPrefetch, setAssignee), null);

	const labels = {
		title: t('mapping.withoutPrimary.title'),
		filters: [],
		noun: 'patient' as const,
	};

	function closeDialog(): void {
		setAssignee(null);
		void patient.list.invalidate();
	}

	return (
		<>
			<Group justify="flex-end" mb="sm" data-screen-only>
				<PrintList labels={labels} columns={columns} pages={pages} isMain />
			</Group>
			<RecordTable
				labels={labels}
				columns={columns}
				pages={pages}
				failureTitle={t('mapping.withoutPrimary.failed')}
				empty={<NoGaps view="no_primary" />}
				hrefOf={hrefOf}
				onPrefetch={onPrefetch}
			/>
			<LazyAssignDialog
				opened={assignee !== null}
				onClose={closeDialog}
				patientId={assignee?.id}
				person={assignee ?? undefined}
			/>
		</>
	);
}
