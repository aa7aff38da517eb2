'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Conflict } from '../../lib/form/use-versioned-save.ts';
import { type FieldDisplays, formatField } from '../../lib/record/record-fields.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { FactList } from '../record/fact-list.tsx';
import { FieldChange } from '../record/field-value.tsx';

interface MergedFieldsProps<Row, Fields> {
	conflict: Conflict<Row, Fields>;
	table: FieldDisplays<Fields>;
}

/** The fields that only one of the two changed, which are merged without a choice. */
export function MergedFields<Row, Fields>({ conflict, table }: MergedFieldsProps<Row, Fields>) {
	const t = useTranslations();
	const locale = useLocale();
	const { merge, base } = conflict;
	const merged = merge.changed.filter(({ by }) => by !== 'both');
	if (merged.length === 0) return null;
	return (
		<section aria-label={t('common.conflict.merged')}>
			<Text size="sm" fw={600} mb={4}>
				{t('common.conflict.merged')}
			</Text>
			<FactList
				facts={merged.map(({ field, by }) => ({
					term: table[field].label,
					value: t.rich(
						by === 'me' ? 'common.conflict.mergedYours' : 'common.conflict.mergedTheirs',
						{
							change: () => (
								<FieldChange
									before={formatField(table, field, base[field], locale, t)}
									after={formatField(table, field, merge.merged[field], locale, t)}
								/>
							),
							by: (content) => (
								<Text span inherit c="dimmed">
									{content}
								</Text>
							),
						},
					),
				}))}
			/>
		</section>
	);
}
