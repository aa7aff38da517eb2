import { IconAlertCircle } from '@tabler/icons-react';
import type { Failure } from '../../lib/api/failure.ts';
import { Notice } from './notice.tsx';

interface FailureAlertProps {
	failure: Failure;
	title?: string;
}

/** Why a form could not be saved; the form keeps its input. */
export function FailureAlert({ failure, title = 'Not saved' }: FailureAlertProps) {
	return (
		<Notice tone="failure" icon={<IconAlertCircle />} title={title}>
			{failure.message}
		</Notice>
	);
}
