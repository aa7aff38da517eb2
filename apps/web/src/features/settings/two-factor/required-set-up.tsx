'use client';

import { Button, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../../lib/api/trpc.ts';
import { usePasskeysSupported } from '../../../lib/passkey/passkey.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
import { AuthPage } from '../../auth/auth-form.tsx';
import { safeNext } from '../../auth/safe-next.ts';
import { SessionBoundary } from '../../auth/session-boundary.tsx';
import { useNext } from '../../auth/use-next.ts';
import { useSignOut } from '../../auth/use-sign-out.ts';
import { ApiProviders } from '../../frame/api-providers.tsx';
import { AddPasskeyForm } from '../passkeys/passkey-forms.tsx';
import { SetUp } from './set-up.tsx';

function SetUpCard() {
	const t = useTranslations();
	const next = useNext();
	const signOut = useSignOut();
	const { data: user } = trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
	const done = () => location.replace(safeNext(next, location.origin));
	const isPasskeySupported = usePasskeysSupported();
	const [withPasskey, setWithPasskey] = useState(false);
	return (
		<AuthPage title={t('settings.twoFactor.required.title')}>
			<Stack gap="md">
				<Text size="sm" fw={600}>
					{t('settings.twoFactor.required.detail')}
				</Text>
				{withPasskey ? (
					<AddPasskeyForm onDone={done} onCancel={() => setWithPasskey(false)} />
				) : (
					<SetUp
						onDone={done}
						alternative={
							isPasskeySupported ? (
								<Button
									variant="default"
									leftSection={<IconKey size={18} />}
									onClick={() => setWithPasskey(true)}
								>
									{t('settings.twoFactor.required.usePasskey')}
								</Button>
							) : null
						}
					/>
				)}
				{user === undefined ? null : (
					<Text size="sm" c="dimmed">
						{t.rich('settings.twoFactor.required.signedInAs', { email: user.email, ...textTags })}
					</Text>
				)}
				<Button variant="default" onClick={() => void signOut()}>
					{t('settings.twoFactor.required.signOut')}
				</Button>
			</Stack>
		</AuthPage>
	);
}

/** The page for whoever must have a second factor and has none: nothing else is open to them. */
export function RequiredSetUp() {
	return (
		<ApiProviders>
			<SessionBoundary>
				<SetUpCard />
			</SessionBoundary>
		</ApiProviders>
	);
}
