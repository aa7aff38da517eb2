'use client';

import type { TwoFactor } from '@hms/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
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
	const locale = useLocale();
	const { timeZone } = useClinic();
	if (totpSince === null) {
		return (
			<Stack gap="sm" align="flex-start">
				<Text size="sm" c="dimmed">
					Off. With an authenticator app on your telephone, someone who learns your password still
					can’t sign in.
				</Text>
				<Button variant="default" onClick={() => onOpen('set up')}>
					Set up an app
				</Button>
			</Stack>
		);
	}
	return (
		<Stack gap="md">
			<FactList
				facts={[
					{
						term: 'Authenticator app',
						value: (
							<StatusBadge tone="good">
								On since {formatInstantDay(totpSince, locale, timeZone)}
							</StatusBadge>
						),
					},
					{
						term: 'Recovery codes left',
						value: (
							<Group gap="xs">
								{recoveryCodesLeft}
								{recoveryCodesLeft <= fewCodes ? (
									<StatusBadge tone="warning">Create new codes</StatusBadge>
								) : null}
							</Group>
						),
					},
				]}
			/>
			<Group gap="sm">
				<Button variant="default" onClick={() => onOpen('recovery codes')}>
					New recovery codes
				</Button>
				<Button variant="default" onClick={() => onOpen('turn off')}>
					Turn off
				</Button>
			</Group>
		</Stack>
	);
}

/** The second factor of the signed-in user. */
export function TwoFactorPanel() {
	const utils = trpc.useUtils();
	const query = trpc.auth.twoFactor.useQuery();
	const [kind, setKind] = useState<TwoFactorDialogKind>('set up');
	const [isOpen, setOpen] = useState(false);
	return (
		<Panel title="Second factor">
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
