import { Text, VisuallyHidden } from '@mantine/core';
import classes from './field-value.module.css';

/** What a field says, or that it says nothing. */
export function Said({ text }: { text: string }) {
	return text === '' ? (
		<Text span inherit c="dimmed">
			empty
		</Text>
	) : (
		<bdi className={classes['said']}>{text}</bdi>
	);
}

/** What a field said, and what it says now. */
export function FieldChange({ before, after }: { before: string; after: string }) {
	return (
		<>
			<Said text={before} /> <span aria-hidden>→</span>
			<VisuallyHidden component="span">became</VisuallyHidden> <Said text={after} />
		</>
	);
}
