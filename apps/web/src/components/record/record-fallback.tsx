import { Button, Skeleton, Stack } from '@mantine/core';
import { IconFolderOff } from '@tabler/icons-react';
import { failureOf } from '../../lib/api/failure.ts';
import { FailureMessage } from '../message/failure-message.tsx';
import { Message } from '../message/message.tsx';
import { PageLink } from '../page/page-link.tsx';

interface RecordFallbackProps {
	/** What it would be: "patient". */
	noun: string;
	/** Where it may be found if it was put away. */
	archivedHref: string;
	/** Why it is not there; null while it is on the way. */
	error: unknown;
	onRetry: () => void;
	busy: boolean;
}

/** Whether a record that was asked for does not exist, or not for this user. */
export function isNotFound(error: unknown): boolean {
	if (error === null) return false;
	const { code } = failureOf(error);
	// An address that was cut off or mistyped is no id, which the API says in its own way.
	return code === 'not_found' || code === 'validation';
}

/** What stands where a record would: on the way, not there, or not to be had. */
export function RecordFallback({ noun, archivedHref, error, onRetry, busy }: RecordFallbackProps) {
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
				<Button component={PageLink} href={archivedHref} variant="default">
					Look among the archived
				</Button>
			}
		>
			The {noun} may have been archived, or the address may be incomplete.
		</Message>
	);
}
