'use client';

import { Grid, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { PageHeader } from '../../components/page/page-header.tsx';
import { SharingPanel } from '../share/sharing-panel.tsx';
import { AppearancePanel } from './appearance-panel.tsx';
import { ClinicPanel } from './clinic-panel.tsx';
import { FormatsPanel } from './formats-panel.tsx';
import { PasskeysPanel } from './passkeys/passkeys-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { TokensPanel } from './tokens/tokens-panel.tsx';
import { TwoFactorPanel } from './two-factor/two-factor-panel.tsx';

export function Settings() {
	const t = useTranslations();
	return (
		<>
			<PageHeader title={t('settings.title')} />
			<Grid gap="md">
				<Grid.Col span={{ base: 12, md: 6 }}>
					<Stack gap="md">
						<ProfilePanel />
						<FormatsPanel />
						<PasswordPanel />
						<TwoFactorPanel />
						<PasskeysPanel />
					</Stack>
				</Grid.Col>
				<Grid.Col span={{ base: 12, md: 6 }}>
					<Stack gap="md">
						<SharingPanel />
						<SessionsPanel />
						<TokensPanel />
						<AppearancePanel />
						<ClinicPanel />
					</Stack>
				</Grid.Col>
			</Grid>
		</>
	);
}
