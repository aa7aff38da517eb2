'use client';

import { type Patient, today } from '@hms/contracts';
import { Button, Grid, Group, Text } from '@mantine/core';
import { IconArchive, IconPencil } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { BackLink } from '../../components/back-link.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { isGone, RecordMissing } from '../../components/record-missing.tsx';
import { ageInWords } from '../../lib/age.ts';
import { formatPlainDate } from '../../lib/format-plain-date.ts';
import { listAddress } from '../../lib/list-address.ts';
import { useLocale } from '../../lib/locale.ts';
import { fullName } from '../../lib/person-name.ts';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { AllergyStrip } from './allergy-strip.tsx';
import { PatientFacts } from './patient-facts.tsx';
import { usePatient } from './queries.ts';
import { useArchivePatient } from './use-archive-patient.ts';
import { sexWords } from './words.ts';

interface PatientOverviewProps {
	id: string;
	/** Who looks after the patient. */
	careTeam: ReactNode;
}

/** The line that tells two patients of one name apart: born, age, sex, MRN. */
function Identity({ patient }: { patient: Patient }) {
	const locale = useLocale();
	const { dateOfBirth, sex, mrn } = patient;
	return (
		<Group gap={6} wrap="wrap">
			{dateOfBirth === null ? (
				<span>Birth date not known</span>
			) : (
				<span>
					Born {formatPlainDate(dateOfBirth, locale)},{' '}
					<Text span inherit c="var(--mantine-color-text)" fw={500}>
						{ageInWords(dateOfBirth, today())}
					</Text>
				</span>
			)}
			<span aria-hidden>·</span>
			<span>{sex === 'unknown' ? 'Sex not known' : sexWords[sex]}</span>
			<span aria-hidden>·</span>
			<span>{mrn}</span>
		</Group>
	);
}

export function PatientOverview({ id, careTeam }: PatientOverviewProps) {
	const router = useRouter();
	const { data: patient, error, refetch, isFetching } = usePatient(id);
	const { archive, busy } = useArchivePatient();
	const editHref = `/patients/${id}/edit`;

	useShortcuts({ e: () => router.push(editHref), n: () => router.push('/patients/new') });

	if (patient === undefined || isGone(error)) {
		return (
			<>
				<PageTitle text="Patient" />
				<BackLink list="/patients" label="Patients" />
				<RecordMissing
					noun="patient"
					archivedHref="/patients?status=archived"
					error={error}
					onRetry={() => void refetch()}
					busy={isFetching}
				/>
			</>
		);
	}

	return (
		<>
			<PageTitle text={fullName(patient)} />
			<BackLink list="/patients" label="Patients" />
			<PageHeader
				title={fullName(patient)}
				detail={<Identity patient={patient} />}
				actions={
					<>
						<Button
							variant="default"
							leftSection={<IconArchive size={16} aria-hidden />}
							loading={busy}
							onClick={async () => {
								if (await archive(patient)) router.push(listAddress('/patients'));
							}}
						>
							Archive
						</Button>
						<Button
							component={Link}
							href={editHref}
							leftSection={<IconPencil size={16} aria-hidden />}
						>
							Edit
						</Button>
					</>
				}
			/>
			<AllergyStrip allergies={patient.allergies} />
			<Grid gap="md">
				<Grid.Col span={{ base: 12, md: 7 }}>{careTeam}</Grid.Col>
				<Grid.Col span={{ base: 12, md: 5 }}>
					<PatientFacts patient={patient} />
				</Grid.Col>
			</Grid>
		</>
	);
}
