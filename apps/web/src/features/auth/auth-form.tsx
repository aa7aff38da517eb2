'use client';

import { Anchor, Button, Paper, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { FailureAlert } from '../../components/message/failure-alert.tsx';
import { Brand } from '../../components/page/brand.tsx';
import type { RecordForm } from '../../lib/form/use-record-form.ts';
import classes from './auth-form.module.css';
import { useNext } from './use-next.ts';

interface AuthFormProps {
	title: string;
	form: Pick<RecordForm<never>, 'onSubmit' | 'saving' | 'failure'>;
	failureTitle: string;
	submitLabel: string;
	/** A link to the other of the two pages, sign-in or registration. */
	alternative: { question: string; label: string; path: string };
	children: ReactNode;
}

/** The page and form to sign in or register. */
export function AuthForm(props: AuthFormProps) {
	const { title, form, failureTitle, submitLabel, alternative, children } = props;
	const { onSubmit, saving, failure } = form;
	const next = useNext();
	const query = next === null ? '' : `?next=${encodeURIComponent(next)}`;
	return (
		<main className={classes['page']}>
			<Stack gap="lg" className={classes['column']}>
				<div>
					<Brand />
					<Text size="sm" c="dimmed" mt={6}>
						Patients, doctors, and who looks after whom
					</Text>
				</div>
				<Paper className={classes['card']}>
					<Title order={1} mb="md">
						{title}
					</Title>
					<form
						// Before hydration a browser would submit with GET, and put the password into the URL.
						method="post"
						onSubmit={onSubmit}
						noValidate
						aria-label={title}
					>
						<Stack gap="sm">
							{children}
							{failure === null ? null : <FailureAlert title={failureTitle} failure={failure} />}
							<Button type="submit" loading={saving} fullWidth mt="xs">
								{submitLabel}
							</Button>
						</Stack>
					</form>
				</Paper>
				<Text size="sm" c="dimmed">
					{alternative.question}{' '}
					<Anchor component={Link} href={`${alternative.path}${query}`} inherit underline="always">
						{alternative.label}
					</Anchor>
				</Text>
			</Stack>
		</main>
	);
}
