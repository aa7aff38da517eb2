'use client';

import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import Link from 'next/link';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { door } from '../../lib/door.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { safeNext } from '../../lib/safe-next.ts';
import { announce } from '../../lib/session.ts';
import { AuthCard } from './auth-card.tsx';
import { useNext } from './use-next.ts';

const labels = { name: 'Your name', email: 'E-mail address', password: 'Password' };

export function RegisterForm() {
	const next = useNext();
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues: { name: '', email: '', password: '' },
		schema: (contract) => contract.registerInput,
		toInput: (values) => values,
		labels,
		fieldOfCode: { email_taken: 'email' },
		save: async (input) => {
			const { user } = await door.signUp.mutate(input);
			announce({ is: 'signed in', userId: user.id });
			// A new document: nothing that another user saw in this tab is left in memory.
			location.assign(safeNext(next, location.origin));
		},
	});
	const signIn = next === null ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;

	return (
		<AuthCard
			title="Create your account"
			footer={
				<>
					Have an account?{' '}
					<Anchor component={Link} href={signIn} inherit underline="always">
						Sign in
					</Anchor>
				</>
			}
		>
			<form
				// Before the page has come to life a browser would put what is typed into the address.
				method="post"
				onSubmit={onSubmit}
				noValidate
				aria-label="Create your account"
			>
				<Stack gap="sm">
					<TextInput
						{...field('name')}
						label={labels.name}
						description="As your colleagues know you"
						autoComplete="name"
						autoFocus
						required
						withAsterisk={false}
					/>
					<TextInput
						{...field('email')}
						label={labels.email}
						type="email"
						autoComplete="username"
						required
						withAsterisk={false}
					/>
					<PasswordInput
						{...field('password')}
						label={labels.password}
						description="At least 12 characters. A few words in a row are easy to remember and hard to guess."
						autoComplete="new-password"
						required
						withAsterisk={false}
					/>
					{failure === null ? null : <FailureAlert title="Not registered" failure={failure} />}
					<Button type="submit" loading={saving} fullWidth mt="xs">
						Create account
					</Button>
				</Stack>
			</form>
		</AuthCard>
	);
}
