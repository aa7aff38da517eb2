'use client';

import type { Share } from '@hms/contracts';
import { Button, Stack, Text, Title } from '@mantine/core';
import { IconShare } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
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
	const t = useTranslations();
	const given = useSharePages({ direction: 'given' });
	const received = useSharePages({ direction: 'received' });
	const [open, dialogs] = useShareDialogs();
	return (
		<Panel
			title={t('share.panel.title')}
			actions={
				<Button
					size="compact-sm"
					variant="light"
					leftSection={<IconShare size={14} aria-hidden />}
					onClick={() => open({ kind: 'share', patient: null })}
				>
					{t('share.panel.shareAll')}
				</Button>
			}
		>
			<Stack gap="md">
				<div>
					<Title order={3} size="h5" mb={6}>
						{t('share.panel.byYou')}
					</Title>
					<GivenShares
						pages={given}
						empty={none(t('share.panel.givenNone'))}
						whatOf={whatOf(t('share.allYours'))}
						onChange={(share) => open({ kind: 'change', share })}
					/>
				</div>
				<div>
					<Title order={3} size="h5" mb={6}>
						{t('share.panel.withYou')}
					</Title>
					<ReceivedShares
						pages={received}
						empty={none(t('share.panel.receivedNone'))}
						nameOf={({ owner }) => owner.name}
						whatOf={whatOf(t('share.allTheirs'))}
						onGiveUp={(share) => open({ kind: 'giveUp', share })}
					/>
				</div>
			</Stack>
			{dialogs}
		</Panel>
	);
}
