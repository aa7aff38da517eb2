'use client';

import { useTranslations } from 'use-intl';
import '../../lib/address/country-formats.ts';
import { fullName, type Patient } from '@hms/contracts';
import { Button, Grid, Group, Stack, Text } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { ArchivedBand } from '../../components/record/archived-band.tsx';
import { RecordLoader } from '../../components/record/record-loader.tsx';
import { RecordPage } from '../../components/record/record-page.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { ageLabel } from '../../lib/dates/age.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { listUrl } from '../../lib/list/list-url.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { EmergencyLink } from '../emergency-access/emergency-link.tsx';
import { AllergyStrip } from './allergy-strip.tsx';
import { identityOf } from './identity.ts';
import { patientsList, sexLabels } from './labels.ts';
import { Ownership } from './ownership-line.tsx';
import { PatientFacts } from './patient-facts.tsx';
import { usePatientRecord } from './queries.ts';
import { useRememberPatient } from './recent-patients.ts';
import { useArchivePatient } from './use-archive-patient.ts';

interface PatientOverviewProps {
	id: string;
	careTeam: ReactNode;
	/** Who can see the patient, and who saw it. */
	sharing: ReactNode;
	/** What was changed. */
	history: ReactNode;
}

/** What distinguishes patients with the same name: birth date, age, sex, MRN. */
function Identity({ patient }: { patient: Patient }) {
	const t = useTranslations();
	const locale = useLocale();
	const { today } = useClinic();
	const { dateOfBirth, sex, mrn } = patient;
	return (
		<Group gap={6} wrap="wrap">
			{dateOfBirth === null ? (
				<span>{t('patient.overview.birthDateUnknown')}</span>
			) : (
				<span>
					{t.rich('patient.overview.born', {
						date: formatPlainDate(dateOfBirth, locale),
						age: ageLabel(dateOfBirth, today, t),
						years: (label) => (
							<Text span inherit c="var(--mantine-color-text)" fw={500}>
								{label}
							</Text>
						),
					})}
				</span>
			)}
			<span aria-hidden>·</span>
			<span>{t(sex === 'unknown' ? 'patient.sex.notKnown' : sexLabels[sex])}</span>
			<span aria-hidden>·</span>
			<bdi>{mrn}</bdi>
		</Group>
	);
}

export function PatientOverview({ id, careTeam, sharing, history }: PatientOverviewProps) {
	const t = useTranslations();
	const locale = useLocale();
	const list = patientsList(t);
	const router = useRouter();
	const query = usePatientRecord(id);
	useRememberPatient(query.data);
	const { archive, restore, busy, restoring } = useArchivePatient();
	return (
		<RecordLoader noun="patient" list={list} query={query} otherWay={<EmergencyLink />}>
			{(patient) => (
				<RecordPage
					list={list}
					id={id}
					name={fullName(patient)}
					detail={
						<>
							<Identity patient={patient} />
							<Ownership patient={patient} />
						</>
					}
					archive={
						patient.access === 'own' && patient.status === 'active' ? (
							<Button
								variant="default"
								leftSection={<IconArchive size={16} aria-hidden />}
								loading={busy}
								onClick={async () => {
									if (await archive(patient)) router.push(listUrl(list.path));
								}}
							>
								{t('patient.overview.archive')}
							</Button>
						) : undefined
					}
					band={
						patient.status === 'archived' ? (
							<ArchivedBand
								noun="patient"
								onRestore={() => void restore(patient)}
								busy={restoring}
							/>
						) : undefined
					}
					readOnly={patient.access === 'read' || patient.status === 'archived'}
					sheet={{
						title: t('patient.overview.sheetTitle'),
						subject: identityOf(t, patient, locale),
					}}
					history={history}
				>
					<AllergyStrip allergies={patient.allergies} />
					<Grid gap="md">
						<Grid.Col span={{ base: 12, md: 7 }}>{careTeam}</Grid.Col>
						<Grid.Col span={{ base: 12, md: 5 }}>
							<Stack gap="md">
								<PatientFacts patient={patient} />
								{sharing}
							</Stack>
						</Grid.Col>
					</Grid>
				</RecordPage>
			)}
		</RecordLoader>
	);
}
