'use client';

import { Text, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from './field-value.module.css';

/** The formatted value of a field, or "empty". */
export function FieldValue({ text }: { text: string }) {
	const t = useTranslations();
	return text === '' ? (
		<Text span inherit c="dimmed">
			{t('common.record.empty')}
		</Text>
	) : (
		<bdi className={classes['value']}>{text}</bdi>
	);
}

/** The value of a field before and after a change. */
export function FieldChange({ before, after }: { before: string; after: string }) {
	const t = useTranslations();
	return t.rich('common.record.change', {
		before: () => <FieldValue text={before} />,
		after: () => <FieldValue text={after} />,
		arrow: () => (
			<span aria-hidden data-directional className={classes['arrow']}>
				→
			</span>
		),
		hidden: (content) => <VisuallyHidden component="span">{content}</VisuallyHidden>,
	});
}
