'use client';

import { type Patient, today } from '@hms/contracts';
import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { type ListColumn, shownColumns } from '../../components/list-columns.ts';
import { PrintList } from '../../components/print-list.tsx';
import { RecordLink } from '../../components/record-link.tsx';
import { RecordTable } from '../../components/record-table.tsx';
import { ageInShort } from '../../lib/age.ts';
import { formatInstantDay } from '../../lib/format-instant.ts';
import { formatPlainDate } from '../../lib/format-plain-date.ts';
import { useLocale } from '../../lib/locale.ts';
import { fullName } from '../../lib/person-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { AssignDialog } from '../mapping/on-demand.ts';
import { useKnownPatient } from '../patient/queries.ts';
import { NothingAmiss } from './no-assignments.tsx';
import { useLackingPrimaryPages } from './queries.ts';

function lackingColumns(
	locale: string,
	onNear: (patient: Patient) => void,
	onAssign: (patient: Patient) => void,
): ListColumn<Patient>[] {
	return [
		{
			accessor: 'familyName',
			title: 'Patient',
			room: 'always',
			breaksWords: true,
			render: (patient) => (
				<>
					<RecordLink href={`/patients/${patient.id}`} onNear={() => onNear(patient)}>
						{fullName(patient)}
					</RecordLink>
					<Text size="xs" c="dimmed" hiddenFrom="sm">
						{patient.mrn}
					</Text>
				</>
			),
		},
		{
			accessor: 'dateOfBirth',
			title: 'Born',
			room: 'wide',
			noWrap: true,
			render: ({ dateOfBirth }) =>
				dateOfBirth === null
					? 'Not known'
					: `${formatPlainDate(dateOfBirth, locale)} · ${ageInShort(dateOfBirth, today())}`,
		},
		{ accessor: 'mrn', title: 'MRN', room: 'wide', noWrap: true, render: ({ mrn }) => mrn },
		{
			accessor: 'createdAt',
			title: 'Added',
			room: 'widest',
			noWrap: true,
			render: ({ createdAt }) => formatInstantDay(createdAt, locale),
		},
		{
			accessor: 'actions',
			title: <VisuallyHidden>Actions</VisuallyHidden>,
			room: 'always',
			screenOnly: true,
			atEnd: true,
			width: 150,
			render: (patient) => (
				<Button
					size="compact-sm"
					variant="default"
					onClick={() => onAssign(patient)}
					aria-label={`Assign doctor to ${fullName(patient)}`}
				>
					Assign doctor
				</Button>
			),
		},
	];
}

const words = { title: 'Patients without a primary doctor', filters: [], noun: 'patient' };

const hrefOf = ({ id }: Patient) => `/patients/${id}`;

/** The patients whom nobody is the primary doctor of, each with the way to assign one. */
export function LackingPrimary() {
	const locale = useLocale();
	const pages = useLackingPrimaryPages();
	const onNear = useKnownPatient();
	const { patient } = trpc.useUtils();
	const [assigned, assign] = useState<Patient | null>(null);

	const columns = shownColumns(lackingColumns(locale, onNear, assign), null);

	function done(): void {
		assign(null);
		void patient.list.invalidate();
	}

	return (
		<>
			<Group justify="flex-end" mb="sm" data-screen-only>
				<PrintList words={words} columns={columns} pages={pages} isMain />
			</Group>
			<RecordTable
				words={words}
				columns={columns}
				pages={pages}
				failureTitle="The patients could not be loaded"
				nothing={<NothingAmiss view="no_primary" />}
				hrefOf={hrefOf}
				onNear={onNear}
			/>
			<AssignDialog
				opened={assigned !== null}
				onClose={done}
				patientId={assigned?.id}
				name={assigned === null ? undefined : fullName(assigned)}
			/>
		</>
	);
}
