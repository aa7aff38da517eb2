'use client';

import type { Doctor } from '@hms/contracts';
import { Anchor, Button, Grid, Group, Text } from '@mantine/core';
import { IconArchive, IconPencil } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { BackLink } from '../../components/back-link.tsx';
import { FactList } from '../../components/fact-list.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { Panel } from '../../components/panel.tsx';
import { isGone, RecordMissing } from '../../components/record-missing.tsx';
import { listAddress } from '../../lib/list-address.ts';
import { fullName } from '../../lib/person-name.ts';
import { formatPhone } from '../../lib/phone-number.ts';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { Accepting } from './doctor-columns.tsx';
import { useDoctor } from './queries.ts';
import { useArchiveDoctor } from './use-archive-doctor.ts';
import { doctorLabels as labels, specialtyWords } from './words.ts';

const notRecorded = (
	<Text span inherit c="dimmed">
		Not recorded
	</Text>
);

function DoctorFacts({ doctor }: { doctor: Doctor }) {
	const { licenseNumber, phone, email } = doctor;
	return (
		<Panel title="Contact">
			<FactList
				facts={[
					{ term: labels.licenseNumber, value: licenseNumber ?? notRecorded },
					{
						term: labels.phone,
						value: phone ? (
							<Anchor href={`tel:${phone}`} inherit>
								{formatPhone(phone)}
							</Anchor>
						) : (
							notRecorded
						),
					},
					{
						term: labels.email,
						value: email ? (
							<Anchor href={`mailto:${email}`} inherit>
								{email}
							</Anchor>
						) : (
							notRecorded
						),
					},
				]}
			/>
		</Panel>
	);
}

interface DoctorOverviewProps {
	id: string;
	/** Whom the doctor looks after. */
	patients: ReactNode;
}

export function DoctorOverview({ id, patients }: DoctorOverviewProps) {
	const router = useRouter();
	const { data: doctor, error, refetch, isFetching } = useDoctor(id);
	const { archive, busy } = useArchiveDoctor();
	const editHref = `/doctors/${id}/edit`;

	useShortcuts({ e: () => router.push(editHref), n: () => router.push('/doctors/new') });

	if (doctor === undefined || isGone(error)) {
		return (
			<>
				<PageTitle text="Doctor" />
				<BackLink list="/doctors" label="Doctors" />
				<RecordMissing
					noun="doctor"
					archivedHref="/doctors?status=archived"
					error={error}
					onRetry={() => void refetch()}
					busy={isFetching}
				/>
			</>
		);
	}

	return (
		<>
			<PageTitle text={fullName(doctor)} />
			<BackLink list="/doctors" label="Doctors" />
			<PageHeader
				title={fullName(doctor)}
				detail={
					<Group gap="xs">
						{specialtyWords[doctor.specialty]}
						<Accepting doctor={doctor} />
					</Group>
				}
				actions={
					<>
						<Button
							variant="default"
							leftSection={<IconArchive size={16} aria-hidden />}
							loading={busy}
							onClick={async () => {
								if (await archive(doctor)) router.push(listAddress('/doctors'));
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
			<Grid gap="md">
				<Grid.Col span={{ base: 12, md: 7 }}>{patients}</Grid.Col>
				<Grid.Col span={{ base: 12, md: 5 }}>
					<DoctorFacts doctor={doctor} />
				</Grid.Col>
			</Grid>
		</>
	);
}
