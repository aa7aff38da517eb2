'use client';

import { isSameValue } from '@hms/contracts';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type FieldDisplays, formatField } from '../../lib/record/record-fields.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { Notice } from '../message/notice.tsx';
import { FactList } from '../record/fact-list.tsx';
import { FieldChange } from '../record/field-value.tsx';

interface RecordChangedNoticeProps<Fields> {
	table: FieldDisplays<Fields>;
	/** Who saved the record meanwhile. */
	savedBy: ReactNode;
	/** The version that the form was opened with. */
	before: Fields;
	/** The version that is stored now. */
	after: Fields;
}

/** Tells whoever is typing into a form that the record has changed since it was opened, and shows what on demand. */
export function RecordChangedNotice<Fields>(props: RecordChangedNoticeProps<Fields>) {
	const t = useTranslations();
	const { table, savedBy, before, after } = props;
	const locale = useLocale();
	// The table has all fields of the record and no other keys.
	const fields = Object.keys(table) as (keyof Fields)[];
	const changed = fields.filter((field) => !isSameValue(before[field], after[field]));
	// It may have been archived and restored.
	if (changed.length === 0) return null;
	return (
		<Notice tone="warning" role="status" icon={<IconRefresh />} title={t('common.conflict.title')}>
			{savedBy} {t('common.conflict.review')}
			<details>
				<summary>{t('common.conflict.showChanges')}</summary>
				<FactList
					facts={changed.map((field) => ({
						term: table[field].label,
						value: (
							<FieldChange
								before={formatField(table, field, before[field], locale, t)}
								after={formatField(table, field, after[field], locale, t)}
							/>
						),
					}))}
				/>
			</details>
		</Notice>
	);
}
