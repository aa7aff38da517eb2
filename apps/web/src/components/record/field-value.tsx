import { Text, VisuallyHidden } from '@mantine/core';
import classes from './field-value.module.css';

/** The formatted value of a field, or "empty". */
export function FieldValue({ text }: { text: string }) {
	return text === '' ? (
		<Text span inherit c="dimmed">
			empty
		</Text>
	) : (
		<bdi className={classes['value']}>{text}</bdi>
	);
}

/** The value of a field before and after a change. */
export function FieldChange({ before, after }: { before: string; after: string }) {
	return (
		<>
			<FieldValue text={before} /> <span aria-hidden>→</span>
			<VisuallyHidden component="span">became</VisuallyHidden> <FieldValue text={after} />
		</>
	);
}
