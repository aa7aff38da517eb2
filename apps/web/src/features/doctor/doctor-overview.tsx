'use client';

import type { DoctorFields } from '@hms/contracts';
import { Grid, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { FieldFacts } from '../../components/record/field-facts.tsx';
import { RecordLoader } from '../../components/record/record-loader.tsx';
import { RecordPage } from '../../components/record/record-page.tsx';
import { fullName } from '../../lib/text/person-name.ts';
import { Accepting } from './doctor-columns.tsx';
import { DoctorHistory } from './doctor-history.tsx';
import { doctorTable } from './fields.tsx';
import { doctorsList, specialtyLabels } from './labels.ts';
import { useDoctor } from './queries.ts';
import { useArchiveDoctor } from './use-archive-doctor.ts';

interface DoctorOverviewProps {
	id: string;
	/** The list of the doctor's patients. */
	patients: ReactNode;
}

export function DoctorOverview({ id, patients }: DoctorOverviewProps) {
	const { archive, busy } = useArchiveDoctor();
	return (
		<RecordLoader noun="doctor" list={doctorsList} query={useDoctor(id)}>
			{(doctor) => (
				<RecordPage
					list={doctorsList}
					id={id}
					name={fullName(doctor)}
					detail={
						<Group gap="xs">
							{specialtyLabels[doctor.specialty]}
							<Accepting doctor={doctor} />
						</Group>
					}
					archive={() => archive(doctor)}
					archiving={busy}
					history={<DoctorHistory id={id} />}
				>
					<Grid gap="md">
						<Grid.Col span={{ base: 12, md: 7 }}>{patients}</Grid.Col>
						<Grid.Col span={{ base: 12, md: 5 }}>
							<FieldFacts<DoctorFields> table={doctorTable} record={doctor} />
						</Grid.Col>
					</Grid>
				</RecordPage>
			)}
		</RecordLoader>
	);
}
