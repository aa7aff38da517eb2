'use client';

import type { Share } from '@hms/contracts';
import { Button, Stack, Text, Title } from '@mantine/core';
import { IconShare } from '@tabler/icons-react';
import { Panel } from '../../components/page/panel.tsx';
import { useShareDialogs } from './dialogs/use-share-dialogs.tsx';
import { GivenShares } from './given-shares.tsx';
import { useSharePages } from './queries.ts';
import { ReceivedShares } from './received-shares.tsx';
import { SharedPatient } from './shared-patient.tsx';

const none = (text: string) => (
	<Text size="sm" c="dimmed">
		{text}
	</Text>
);

const whatOf = (all: string) => (share: Share) =>
	share.patientId === null ? all : <SharedPatient id={share.patientId} />;

/** Whom the user lets in, and who lets the user in: to single patients and to all. */
export function SharingPanel() {
	const given = useSharePages({ direction: 'given' });
	const received = useSharePages({ direction: 'received' });
	const [open, dialogs] = useShareDialogs();
	return (
		<Panel
			title="Sharing"
			actions={
				<Button
					size="compact-sm"
					variant="light"
					leftSection={<IconShare size={14} aria-hidden />}
					onClick={() => open({ kind: 'share', patient: null })}
				>
					Share all my patients
				</Button>
			}
		>
			<Stack gap="md">
				<div>
					<Title order={3} size="h5" mb={6}>
						Shared by you
					</Title>
					<GivenShares
						pages={given}
						empty={none(
							'Nobody. Share all your patients so that a colleague can cover for you, or share one from the patient’s page.',
						)}
						whatOf={whatOf('All your patients')}
						onChange={(share) => open({ kind: 'change', share })}
					/>
				</div>
				<div>
					<Title order={3} size="h5" mb={6}>
						Shared with you
					</Title>
					<ReceivedShares
						pages={received}
						empty={none('Nobody.')}
						nameOf={({ owner }) => owner.name}
						whatOf={whatOf('All their patients')}
						onGiveUp={(share) => open({ kind: 'giveUp', share })}
					/>
				</div>
			</Stack>
			{dialogs}
		</Panel>
	);
}
