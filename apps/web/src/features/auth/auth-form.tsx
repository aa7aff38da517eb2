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
	/** What else one may have come for, and where that is. */
	otherwise: { question: string; label: string; path: string };
	/** The fields. */
	children: ReactNode;
}

/** A form outside: whoever fills it in comes in. */
export function AuthForm(props: AuthFormProps) {
	const { title, form, failureTitle, submitLabel, otherwise, children } = props;
	const { onSubmit, saving, failure } = form;
	const next = useNext();
	const asked = next === null ? '' : `?next=${encodeURIComponent(next)}`;
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
						// Before the page has come to life a browser would put what is typed into the address.
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
					{otherwise.question}{' '}
					<Anchor component={Link} href={`${otherwise.path}${asked}`} inherit underline="always">
						{otherwise.label}
					</Anchor>
				</Text>
			</Stack>
		</main>
	);
}
