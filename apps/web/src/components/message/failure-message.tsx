'use client';

import { IconCloudOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../lib/api/failure.ts';
import { failureText } from '../../lib/api/failure-text.ts';
import { Message, RetryButton } from './message.tsx';

interface FailureMessageProps {
	/** What failed: "The patients could not be loaded". */
	title: string;
	error: unknown;
	/** The message replaces the whole page. */
	isPage?: boolean;
	onRetry: () => void;
	busy: boolean;
}

/** Replaces a list or a record that could not be loaded. */
export function FailureMessage({
	title,
	isPage = false,
	error,
	onRetry,
	busy,
}: FailureMessageProps) {
	const t = useTranslations();
	const failure = failureOf(error);
	const { requestId } = failure;
	return (
		<div role="alert">
			<Message
				icon={<IconCloudOff size={22} />}
				title={title}
				isPage={isPage}
				action={<RetryButton onRetry={onRetry} busy={busy} />}
			>
				{failureText(t, failure)}
				{requestId === undefined ? null : (
					<div>{t('common.message.request', { id: requestId })}</div>
				)}
			</Message>
		</div>
	);
}
