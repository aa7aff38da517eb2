'use client';

import { loginInput } from '@hms/contracts';
import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import Link from 'next/link';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { safeNext } from '../../lib/safe-next.ts';
import { trpc } from '../../lib/trpc.ts';
import { AuthCard } from './auth-card.tsx';
import { useNext } from './use-next.ts';

const labels = { email: 'E-mail address', password: 'Password' };

export function SignInForm() {
	const next = useNext();
	const signIn = trpc.auth.signIn.useMutation();
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues: { email: '', password: '' },
		schema: loginInput,
		toInput: (values) => values,
		labels,
		save: async (input) => {
			await signIn.mutateAsync(input);
			// A new document: nothing that another user saw in this tab is left in memory.
			location.assign(safeNext(next, location.origin));
		},
	});
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
					<TextInput
						{...field('email')}
						label={labels.email}
						type="email"
						autoComplete="username"
						autoFocus
						required
						withAsterisk={false}
					/>
					<PasswordInput
						{...field('password')}
						label={labels.password}
						autoComplete="current-password"
						required
						withAsterisk={false}
					/>
					{failure === null ? null : <FailureAlert title="Not signed in" failure={failure} />}
					<Button type="submit" loading={saving} fullWidth mt="xs">
						Sign in
					</Button>
				</Stack>
			</form>
		</AuthCard>
	);
}
