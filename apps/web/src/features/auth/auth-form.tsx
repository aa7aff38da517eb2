'use client';

import { Anchor, Button, Paper, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { FailureAlert } from '../../components/message/failure-alert.tsx';
import { Brand } from '../../components/page/brand.tsx';
import type { RecordForm } from '../../lib/form/use-record-form.ts';
import classes from './auth-form.module.css';
import { askOptions } from './sign-in-options.ts';
import { useAnswer } from './use-answer.ts';
import { useNext } from './use-next.ts';

/** A link to another of the pages before sign-in. */
interface Alternative {
	question: string;
	label: string;
	path: string;
}

interface AuthPageProps {
	title: string;
	alternative?: Alternative;
	children: ReactNode;
}

/** A page before the clinic: a card with a title, and a link to another page below it. */
export function AuthPage({ title, alternative, children }: AuthPageProps) {
	const t = useTranslations();
	const next = useNext();
	const { data: options, failure } = useAnswer(askOptions);
	// Its line stays empty until it is known, so that no text is replaced.
	const subtitle =
		options === null && failure === null
			? '\u00a0'
			: (options?.clinicName ?? t('common.product.subtitle'));
	const query = next === null ? '' : `?next=${encodeURIComponent(next)}`;
	return (
		<main className={classes['page']}>
			<Stack gap="lg" className={classes['column']}>
				<div>
					<Brand />
					<Text size="sm" c="dimmed" mt={6}>
						{subtitle}
					</Text>
				</div>
				<Paper className={classes['card']}>
					<Title order={1} mb="md">
						{title}
					</Title>
					{children}
				</Paper>
				{alternative === undefined ? null : (
					<Text size="sm" c="dimmed">
						{alternative.question}{' '}
						<Anchor
							component={Link}
							href={`${alternative.path}${query}`}
							inherit
							underline="always"
						>
							{alternative.label}
						</Anchor>
					</Text>
				)}
			</Stack>
		</main>
	);
}

interface AuthFormProps extends Required<AuthPageProps> {
	form: Pick<RecordForm<never>, 'onSubmit' | 'saving' | 'failure'>;
	failureTitle: string;
	submitLabel: string;
	/** Below the button, for who does not fill the form in. */
	otherWay?: ReactNode;
}

/** A page before sign-in with a form. */
export function AuthForm(props: AuthFormProps) {
	const { title, form, failureTitle, submitLabel, alternative, children } = props;
	const { onSubmit, saving, failure } = form;
	return (
		<AuthPage title={title} alternative={alternative}>
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
					{props.otherWay}
				</Stack>
			</form>
		</AuthPage>
	);
}

interface AuthMessageProps extends Required<AuthPageProps> {
	/** What it says is the outcome of what the user did, and read out at once. */
	isOutcome?: boolean;
}

/** A page before sign-in that only says something. */
export function AuthMessage({ title, alternative, isOutcome = false, children }: AuthMessageProps) {
	return (
		<AuthPage title={title} alternative={alternative}>
			<Text role={isOutcome ? 'status' : undefined}>{children}</Text>
		</AuthPage>
	);
}
