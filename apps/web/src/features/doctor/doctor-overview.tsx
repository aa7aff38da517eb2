'use client';

import type { Doctor } from '@hms/contracts';
import { Grid, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Panel } from '../../components/page/panel.tsx';
import { EmailLink, notRecorded, PhoneLink } from '../../components/record/contact-links.tsx';
import { FactList } from '../../components/record/fact-list.tsx';
import { RecordLoader } from '../../components/record/record-loader.tsx';
import { RecordPage } from '../../components/record/record-page.tsx';
import { fullName } from '../../lib/text/person-name.ts';
import { Accepting } from './doctor-columns.tsx';
import { DoctorHistory } from './doctor-history.tsx';
import { doctorsList, doctorLabels as labels, specialtyLabels } from './labels.ts';
import { useDoctor } from './queries.ts';
import { useArchiveDoctor } from './use-archive-doctor.ts';

function DoctorFacts({ doctor }: { doctor: Doctor }) {
	const { licenseNumber, phone, email } = doctor;
	return (
		<Panel title="Contact">
			<FactList
				facts={[
					{
						term: labels.licenseNumber,
						value: licenseNumber === null ? notRecorded : <bdi>{licenseNumber}</bdi>,
					},
					{ term: labels.phone, value: phone ? <PhoneLink number={phone} /> : notRecorded },
					{ term: labels.email, value: email ? <EmailLink address={email} /> : notRecorded },
				]}
			/>
		</Panel>
	);
}

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
							<DoctorFacts doctor={doctor} />
						</Grid.Col>
					</Grid>
				</RecordPage>
			)}
		</RecordLoader>
	);
}
