'use client';

import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { IconFolderOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { isNotFound } from '../../lib/api/failure.ts';
import { FailureMessage } from '../message/failure-message.tsx';
import { Message } from '../message/message.tsx';
import { PageLink } from '../page/page-link.tsx';
import { type RecordNoun, recordTexts } from './record-texts.ts';

interface RecordFallbackProps {
	noun: RecordNoun;
	/** The list of records of this kind. */
	list: { path: string; label: string; whyGone?: string };
	/** Another way to go on where there is no such record. */
	otherWay: ReactNode;
	/** Why it could not be loaded; null while it is loading. */
	error: unknown;
	onRetry: () => void;
	busy: boolean;
}

/** Replaces a record that is loading, failed to load, or does not exist. */
export function RecordFallback(props: RecordFallbackProps) {
	const t = useTranslations();
	const { noun, list, otherWay, error, onRetry, busy } = props;
	const texts = recordTexts[noun];
	if (error === null) {
		return (
			<Stack role="status" aria-label={t(texts.loading)} gap="sm">
				<Skeleton height={14} width={90} />
				<Skeleton height={28} width="min(280px, 80%)" />
				<Skeleton height={14} width="min(220px, 60%)" />
				<Skeleton height={220} mt="sm" />
			</Stack>
		);
	}
	if (!isNotFound(error)) {
		return (
			<FailureMessage isPage title={t(texts.failed)} error={error} onRetry={onRetry} busy={busy} />
		);
	}
	return (
		<Message
			isPage
			icon={<IconFolderOff size={22} />}
			title={t(texts.notFound)}
			action={
				<Group gap="sm" justify="center">
					<Button component={PageLink} href={list.path} variant="default">
						{list.label}
					</Button>
					{otherWay}
				</Group>
			}
		>
			{list.whyGone ?? t('common.record.linkIncomplete')}
		</Message>
	);
}
