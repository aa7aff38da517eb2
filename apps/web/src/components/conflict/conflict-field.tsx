import { Radio, Text } from '@mantine/core';
import { type FieldDisplay, formatField } from '../../lib/form/field-display.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { Said } from '../history/field-value.tsx';
import classes from './conflict-field.module.css';

/** Whose value of a field holds. */
export type Side = 'theirs' | 'mine';

interface ConflictFieldProps<Fields> {
	words: FieldDisplay<Fields>;
	field: keyof Fields;
	base: Fields;
	theirs: Fields;
	mine: Fields;
	value: Side | null;
	onChange: (side: Side) => void;
}

/** A field that two people changed to different values: what it was, theirs and yours, of which one is chosen. */
export function ConflictField<Fields>(props: ConflictFieldProps<Fields>) {
	const { words, field, base, theirs, mine, value, onChange } = props;
	const locale = useLocale();
	const { label } = words[field];
	const said = (fields: Fields) => formatField(words, field, fields[field], locale);
	const sides = [
		{ side: 'theirs', title: 'Theirs', text: said(theirs) },
		{ side: 'mine', title: 'Yours', text: said(mine) },
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
						It was
					</Text>
					<Said text={said(base)} />
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
								<Said text={text} />
							</>
						}
					/>
				))}
			</div>
		</Radio.Group>
	);
}
