import { IconAlertCircle } from '@tabler/icons-react';
import type { Failure } from '../../lib/api/failure.ts';
import { Notice } from './notice.tsx';

interface FailureAlertProps {
	failure: Failure;
	title?: string;
}

/** Why a save failed. Everything typed is still there. */
export function FailureAlert({ failure, title = 'Not saved' }: FailureAlertProps) {
	return (
		<Notice tone="failure" icon={<IconAlertCircle />} title={title}>
			{failure.message}
		</Notice>
	);
}
