'use client';

import type { TwoFactor } from '@hms/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../../components/page/loaded.tsx';
import { Panel } from '../../../components/page/panel.tsx';
import { StatusBadge } from '../../../components/page/status-badge.tsx';
import { FactList } from '../../../components/record/fact-list.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatInstantDay } from '../../../lib/dates/format-instant.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { lazyDialog } from '../../../lib/ui/lazy-dialog.tsx';
import type { TwoFactorDialogKind } from './two-factor-dialogs.tsx';

const LazyDialogs = lazyDialog(() =>
	import('./two-factor-dialogs.tsx').then((file) => file.TwoFactorDialogs),
);

/** With as many recovery codes or fewer, it is time for new ones. */
const fewCodes = 3;

interface StateProps {
	state: TwoFactor;
	onOpen: (kind: TwoFactorDialogKind) => void;
}

function AppState({ state: { totpSince, recoveryCodesLeft }, onOpen }: StateProps) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	if (totpSince === null) {
		return (
			<Stack gap="sm" align="flex-start">
				<Text size="sm" c="dimmed">
					{t('settings.twoFactor.off')}
				</Text>
				<Button variant="default" onClick={() => onOpen('set up')}>
					{t('settings.twoFactor.setUp')}
				</Button>
			</Stack>
		);
	}
	return (
		<Stack gap="md">
			<FactList
				facts={[
					{
						term: t('settings.twoFactor.app'),
						value: (
							<StatusBadge tone="good">
								{t('settings.twoFactor.onSince', {
									since: formatInstantDay(totpSince, locale, timeZone),
								})}
							</StatusBadge>
						),
					},
					{
						term: t('settings.twoFactor.codesLeft'),
						value: (
							<Group gap="xs">
								{recoveryCodesLeft}
								{recoveryCodesLeft <= fewCodes ? (
									<StatusBadge tone="warning">{t('settings.twoFactor.fewCodes')}</StatusBadge>
								) : null}
							</Group>
						),
					},
				]}
			/>
			<Group gap="sm">
				<Button variant="default" onClick={() => onOpen('recovery codes')}>
					{t('settings.twoFactor.newCodes')}
				</Button>
				<Button variant="default" onClick={() => onOpen('turn off')}>
					{t('settings.twoFactor.turnOff')}
				</Button>
			</Group>
		</Stack>
	);
}

/** The second factor of the signed-in user. */
export function TwoFactorPanel() {
	const t = useTranslations();
	const utils = trpc.useUtils();
	const query = trpc.auth.twoFactor.useQuery();
	const [kind, setKind] = useState<TwoFactorDialogKind>('set up');
	const [isOpen, setOpen] = useState(false);
	return (
		<Panel title={t('settings.twoFactor.title')}>
			<Loaded noun="second factors" query={query} height={96}>
				{(state) => (
					<AppState
						state={state}
						onOpen={(chosen) => {
							setKind(chosen);
							setOpen(true);
						}}
					/>
				)}
			</Loaded>
			<LazyDialogs
				kind={kind}
				opened={isOpen}
				onClose={() => {
					setOpen(false);
					void utils.auth.twoFactor.invalidate();
				}}
			/>
		</Panel>
	);
}
