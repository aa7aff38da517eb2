'use client';

import type { Patient, Share } from '@hms/contracts';
import { Button, Text } from '@mantine/core';
import { IconShare } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Panel } from '../../components/page/panel.tsx';
import { PatientEmergencies } from '../emergency-access/patient-emergencies.tsx';
import { usePatientRecord } from '../patient/queries.ts';
import { UserName } from '../user/user-name.tsx';
import { useShareDialogs } from './dialogs/use-share-dialogs.tsx';
import { GivenShares } from './given-shares.tsx';
import { useSharePages } from './queries.ts';
import { ReceivedShares } from './received-shares.tsx';
import { useTakeBack } from './use-end-share.ts';

/** For the owner: whom the patient is shared with. */
function OwnerPanel({ patient }: { patient: Patient }) {
	const t = useTranslations();
	const all = useSharePages({ direction: 'given', patientId: patient.id });
	const pages = { ...all, rows: all.rows?.filter(({ isEmergency }) => !isEmergency) };
	const emergencies = all.rows?.filter(({ isEmergency }) => isEmergency) ?? [];
	const { takeBack, busy } = useTakeBack();
	const [open, dialogs] = useShareDialogs();
	return (
		<Panel
			title={t('share.patientPanel.title')}
			screenOnly
			actions={
				<Button
					size="compact-sm"
					variant="light"
					leftSection={<IconShare size={14} aria-hidden />}
					onClick={() => open({ kind: 'share', patient })}
				>
					{t('share.patientPanel.share')}
				</Button>
			}
		>
			<Text size="sm" mb="xs">
				{t(all.rows?.length === 0 ? 'share.patientPanel.onlyYou' : 'share.patientPanel.you')}
			</Text>
			<GivenShares
				pages={pages}
				empty={null}
				whatOf={({ patientId }) => t(patientId === null ? 'share.allYours' : 'share.thisPatient')}
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
				{t('share.patientPanel.transfer')}
			</Button>
			{dialogs}
		</Panel>
	);
}

/** For somebody whom the owner lets in: by which shares. */
function ReceiverPanel({ patient }: { patient: Patient }) {
	const t = useTranslations();
	const { id, ownerId } = patient;
	const all = useSharePages({ direction: 'received', patientId: id });
	// Those of all patients may be another owner's.
	const isOwners = ({ owner }: Share) => owner.id === ownerId;
	const pages = { ...all, rows: all.rows?.filter(isOwners) };
	const owner = () => <UserName id={ownerId} />;
	const { rows } = pages;
	const isEmergency = rows && rows.length > 0 && rows.every((share) => share.isEmergency);
	const [open, dialogs] = useShareDialogs();
	return (
		<Panel title={t('share.patientPanel.title')} screenOnly>
			<Text size="sm" mb="xs">
				{isEmergency
					? t.rich('share.patientPanel.openedInEmergency', { owner })
					: t.rich('share.patientPanel.sharedWithYou', { owner })}
			</Text>
			<ReceivedShares
				pages={pages}
				empty={null}
				nameOf={() => t('share.patientPanel.name')}
				whatOf={({ patientId }) => t(patientId === null ? 'share.allTheirs' : 'share.thisPatient')}
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
