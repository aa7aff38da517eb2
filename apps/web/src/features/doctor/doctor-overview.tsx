'use client';

import { type DoctorFields, fullName } from '@hms/contracts';
import { Grid, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ArchivedBand } from '../../components/record/archived-band.tsx';
import { FieldFacts } from '../../components/record/field-facts.tsx';
import { RecordLoader } from '../../components/record/record-loader.tsx';
import { RecordPage } from '../../components/record/record-page.tsx';
import { Accepting } from './doctor-columns.tsx';
import { DoctorHistory } from './doctor-history.tsx';
import { doctorTable } from './fields.tsx';
import { doctorsList, specialtyLabels } from './labels.ts';
import { useDoctorRecord } from './queries.ts';
import { useArchiveDoctor } from './use-archive-doctor.ts';

interface DoctorOverviewProps {
	id: string;
	/** The list of the doctor's patients. */
	patients: ReactNode;
	/** The button that archives the doctor. */
	archive: ReactNode;
}

export function DoctorOverview({ id, patients, archive }: DoctorOverviewProps) {
	const t = useTranslations();
	const list = doctorsList(t);
	const { restore, restoring } = useArchiveDoctor();
	return (
		<RecordLoader noun="doctor" list={list} query={useDoctorRecord(id)}>
			{(doctor) => (
				<RecordPage
					list={list}
					id={id}
					name={fullName(doctor)}
					detail={
						<Group gap="xs">
							{t(specialtyLabels[doctor.specialty])}
							{doctor.status === 'archived' ? null : <Accepting doctor={doctor} />}
						</Group>
					}
					archive={archive}
					band={
						doctor.status === 'archived' ? (
							<ArchivedBand noun="doctor" onRestore={() => void restore(doctor)} busy={restoring} />
						) : undefined
					}
					readOnly={doctor.status === 'archived'}
					history={<DoctorHistory id={id} />}
				>
					<Grid gap="md">
						<Grid.Col span={{ base: 12, md: 7 }}>{patients}</Grid.Col>
						<Grid.Col span={{ base: 12, md: 5 }}>
							<FieldFacts<DoctorFields> table={doctorTable(t)} record={doctor} />
						</Grid.Col>
					</Grid>
				</RecordPage>
			)}
		</RecordLoader>
	);
}
