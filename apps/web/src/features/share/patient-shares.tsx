'use client';

import type { Patient, Share } from '@hms/contracts';
import { Button, Text } from '@mantine/core';
import { IconShare } from '@tabler/icons-react';
import { Panel } from '../../components/page/panel.tsx';
import { PatientEmergencies } from '../emergency-access/patient-emergencies.tsx';
import { usePatientRecord } from '../patient/queries.ts';
import { UserName } from '../user/user-name.tsx';
import { useShareDialogs } from './dialogs/use-share-dialogs.tsx';
import { GivenShares } from './given-shares.tsx';
import { useSharePages } from './queries.ts';
import { ReceivedShares } from './received-shares.tsx';
import { useTakeBack } from './use-end-share.ts';

const title = 'Who can see this record';

/** For the owner: whom the patient is shared with. */
function OwnerPanel({ patient }: { patient: Patient }) {
	const all = useSharePages({ direction: 'given', patientId: patient.id });
	const pages = { ...all, rows: all.rows?.filter(({ isEmergency }) => !isEmergency) };
	const emergencies = all.rows?.filter(({ isEmergency }) => isEmergency) ?? [];
	const { takeBack, busy } = useTakeBack();
	const [open, dialogs] = useShareDialogs();
	return (
		<Panel
			title={title}
			screenOnly
			actions={
				<Button
					size="compact-sm"
					variant="light"
					leftSection={<IconShare size={14} aria-hidden />}
					onClick={() => open({ kind: 'share', patient })}
				>
					Share
				</Button>
			}
		>
			<Text size="sm" mb="xs">
				{all.rows?.length === 0
					? 'Only you, because it’s your patient.'
					: 'You, because it’s your patient.'}
			</Text>
			<GivenShares
				pages={pages}
				empty={null}
				whatOf={({ patientId }) => (patientId === null ? 'All your patients' : 'This patient')}
				onChange={(share) => open({ kind: 'change', share })}
			/>
			<PatientEmergencies
				patientId={patient.id}
				open={new Map(emergencies.map((share) => [share.id, () => void takeBack(share)]))}
				busy={busy}
			/>
			<Button
				size="compact-sm"
				variant="subtle"
				mt="xs"
				onClick={() => open({ kind: 'transfer', patient })}
			>
				Transfer to a colleague…
			</Button>
			{dialogs}
		</Panel>
	);
}

/** For somebody whom the owner lets in: by which shares. */
function ReceiverPanel({ patient }: { patient: Patient }) {
	const { id, ownerId } = patient;
	const all = useSharePages({ direction: 'received', patientId: id });
	// Those of all patients may be another owner's.
	const isOwners = ({ owner }: Share) => owner.id === ownerId;
	const pages = { ...all, rows: all.rows?.filter(isOwners) };
	const isEmergency = pages.rows?.every((share) => share.isEmergency);
	const [open, dialogs] = useShareDialogs();
	return (
		<Panel title={title} screenOnly>
			<Text size="sm" mb="xs">
				<UserName id={ownerId} />, whose patient it is, and colleagues they share it with.{' '}
				{isEmergency ? 'You opened it in an emergency:' : 'They share it with you:'}
			</Text>
			<ReceivedShares
				pages={pages}
				empty={null}
				nameOf={() => 'You'}
				whatOf={({ patientId }) => (patientId === null ? 'All their patients' : 'This patient')}
				onGiveUp={(share) => open({ kind: 'giveUp', share })}
			/>
			{dialogs}
		</Panel>
	);
}

/** Who can see a patient. */
export function PatientShares({ patientId }: { patientId: string }) {
	const { data: patient } = usePatientRecord(patientId);
	// What is shared with others begins again when it is restored.
	if (patient === undefined || patient.status === 'archived') return null;
	return patient.access === 'own' ? (
		<OwnerPanel patient={patient} />
	) : (
		<ReceiverPanel patient={patient} />
	);
}
