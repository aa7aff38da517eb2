'use client';

import { Anchor, Button, Stack } from '@mantine/core';
import Link from 'next/link';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { safeNext } from '../../lib/safe-next.ts';
import { AuthCard } from './auth-card.tsx';
import { SignInFields, useSignIn } from './sign-in-fields.tsx';
import { useNext } from './use-next.ts';

export function SignInForm() {
	const next = useNext();
	// A new document: nothing that another user saw in this tab is left in memory.
	const { field, onSubmit, saving, failure } = useSignIn('', () =>
		location.assign(safeNext(next, location.origin)),
	);
	const register = next === null ? '/register' : `/register?next=${encodeURIComponent(next)}`;

	return (
		<AuthCard
			title="Sign in"
			footer={
				<>
					No account yet?{' '}
					<Anchor component={Link} href={register} inherit underline="always">
						Register
					</Anchor>
				</>
			}
		>
			<form
				// Before the page has come to life a browser would put what is typed into the address.
				method="post"
				onSubmit={onSubmit}
				noValidate
				aria-label="Sign in"
			>
				<Stack gap="sm">
					<SignInFields field={field} focus="email" />
					{failure === null ? null : <FailureAlert title="Not signed in" failure={failure} />}
					<Button type="submit" loading={saving} fullWidth mt="xs">
						Sign in
					</Button>
				</Stack>
			</form>
		</AuthCard>
	);
}
