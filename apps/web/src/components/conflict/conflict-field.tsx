'use client';

import { Radio, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { type FieldDisplays, formatField } from '../../lib/record/record-fields.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { FieldValue } from '../record/field-value.tsx';
import classes from './conflict-field.module.css';

/** Whose value of a field is saved. */
export type Side = 'theirs' | 'mine';

interface ConflictFieldProps<Fields> {
	table: FieldDisplays<Fields>;
	field: keyof Fields;
	base: Fields;
	theirs: Fields;
	mine: Fields;
	value: Side | null;
	onChange: (side: Side) => void;
}

/** A field that two people changed to different values: shows the value before, and lets the user choose one of the two. */
export function ConflictField<Fields>(props: ConflictFieldProps<Fields>) {
	const t = useTranslations();
	const { table, field, base, theirs, mine, value, onChange } = props;
	const locale = useLocale();
	const { label } = table[field];
	const format = (fields: Fields) => formatField(table, field, fields[field], locale, t);
	const sides = [
		{ side: 'theirs', title: t('common.conflict.theirs'), text: format(theirs) },
		{ side: 'mine', title: t('common.conflict.yours'), text: format(mine) },
	] as const;
	return (
		<Radio.Group
			label={label}
			value={value}
			onChange={(chosen) => onChange(chosen === 'mine' ? 'mine' : 'theirs')}
		>
			<div className={classes['sides']}>
				<div className={classes['side']}>
					<Text size="xs" c="dimmed">
						{t('common.conflict.before')}
					</Text>
					<FieldValue text={format(base)} />
				</div>
				{sides.map(({ side, title, text }) => (
					<Radio
						key={side}
						value={side}
						classNames={{
							root: classes['choice'] ?? '',
							body: classes['body'] ?? '',
							labelWrapper: classes['label'] ?? '',
						}}
						label={
							<>
								<Text size="xs" c="dimmed" component="span" display="block">
									{title}
								</Text>
								<FieldValue text={text} />
							</>
						}
					/>
				))}
			</div>
		</Radio.Group>
	);
}
