import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { IconFolderOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { failureOf } from '../../lib/api/failure.ts';
import { FailureMessage } from '../message/failure-message.tsx';
import { Message } from '../message/message.tsx';
import { PageLink } from '../page/page-link.tsx';

interface RecordFallbackProps {
	/** The kind of record: "patient". */
	noun: string;
	/** The list of archived records, where it may be found. */
	archivedHref: string;
	/** Why there may be no such record any more. */
	whyGone?: string | undefined;
	/** Another way to go on where there is no such record. */
	otherWay: ReactNode;
	/** Why it could not be loaded; null while it is loading. */
	error: unknown;
	onRetry: () => void;
	busy: boolean;
}

/** Whether an error says that a record does not exist, at least not for this user. */
export function isNotFound(error: unknown): boolean {
	if (error === null) return false;
	const { code } = failureOf(error);
	// The id of an incomplete or mistyped URL is not a UUID, which is a validation error.
	return code === 'not_found' || code === 'validation';
}

/** Replaces a record that is loading, failed to load, or does not exist. */
export function RecordFallback(props: RecordFallbackProps) {
	const { noun, archivedHref, whyGone, otherWay, error, onRetry, busy } = props;
	if (error === null) {
		return (
			<Stack role="status" aria-label={`Loading the ${noun}`} gap="sm">
				<Skeleton height={14} width={90} />
				<Skeleton height={28} width="min(280px, 80%)" />
				<Skeleton height={14} width="min(220px, 60%)" />
				<Skeleton height={220} mt="sm" />
			</Stack>
		);
	}
	if (!isNotFound(error)) {
		return (
			<FailureMessage
				isPage
				title={`The ${noun} could not be loaded`}
				error={error}
				onRetry={onRetry}
				busy={busy}
			/>
		);
	}
	return (
		<Message
			isPage
			icon={<IconFolderOff size={22} />}
			title={`There is no such ${noun}`}
			action={
				<Group gap="sm" justify="center">
					<Button component={PageLink} href={archivedHref} variant="default">
						Look among the archived
					</Button>
					{otherWay}
				</Group>
			}
		>
			{whyGone ?? `The ${noun} may have been archived, or the address may be incomplete.`}
		</Message>
	);
}
