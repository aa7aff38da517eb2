import { IconCloudOff } from '@tabler/icons-react';
import { failureOf } from '../../lib/api/failure.ts';
import { useFailureText } from '../../lib/api/failure-text.ts';
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
	const failureText = useFailureText();
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
				{failureText(failure)}
				{requestId === undefined ? null : <div>Request {requestId}</div>}
			</Message>
		</div>
	);
}
