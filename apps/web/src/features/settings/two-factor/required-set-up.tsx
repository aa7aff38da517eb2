'use client';

import { Button, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { trpc } from '../../../lib/api/trpc.ts';
import { usePasskeysSupported } from '../../../lib/passkey/passkey.ts';
import { AuthPage } from '../../auth/auth-form.tsx';
import { safeNext } from '../../auth/safe-next.ts';
import { SessionBoundary } from '../../auth/session-boundary.tsx';
import { useNext } from '../../auth/use-next.ts';
import { useSignOut } from '../../auth/use-sign-out.ts';
import { ApiProviders } from '../../frame/api-providers.tsx';
import { AddPasskeyForm } from '../passkeys/passkey-forms.tsx';
import { SetUp } from './set-up.tsx';

function SetUpCard() {
	const next = useNext();
	const signOut = useSignOut();
	const { data: user } = trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
	const done = () => location.replace(safeNext(next, location.origin));
	const isPasskeySupported = usePasskeysSupported();
	const [withPasskey, setWithPasskey] = useState(false);
	return (
		<AuthPage title="Set up a second factor">
			<Stack gap="md">
				<Text size="sm" fw={600}>
					This clinic requires a second factor. Set one up to continue.
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
									Use a passkey instead
								</Button>
							) : null
						}
					/>
				)}
				{user === undefined ? null : (
					<Text size="sm" c="dimmed">
						You are signed in as <bdi>{user.email}</bdi>.
					</Text>
				)}
				<Button variant="default" onClick={() => void signOut()}>
					Sign out
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
