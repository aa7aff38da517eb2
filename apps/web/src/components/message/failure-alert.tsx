import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Failure } from '../../lib/api/failure.ts';
import { failureText } from '../../lib/api/failure-text.ts';
import { Notice } from './notice.tsx';

interface FailureAlertProps {
	failure: Failure;
	title?: string;
}

/** Why a form could not be saved; the form keeps its input. */
export function FailureAlert({ failure, title }: FailureAlertProps) {
	const t = useTranslations();
	return (
		<Notice tone="failure" icon={<IconAlertCircle />} title={title ?? t('common.failure.notSaved')}>
			{failureText(t, failure)}
		</Notice>
	);
}
