import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef } from 'react';

const isGroup = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What became another value, as the path of its box and what it is now. */
export function changedValues(before: unknown, after: unknown, path = ''): [string, unknown][] {
	if (isGroup(before) && isGroup(after)) {
		return Object.entries(after).flatMap(([name, value]) =>
			changedValues(before[name], value, path === '' ? name : `${path}.${name}`),
		);
	}
	return JSON.stringify(before) === JSON.stringify(after) ? [] : [[path, after]];
}

/**
 * Fills in what a form starts with and what became known only after it was drawn, such as the reader's country. Boxes that
 * somebody changed, or is in, stay as they are.
 */
export function useLateInitialValues<Values extends Record<string, unknown>>(
	form: UseFormReturnType<Values>,
	initialValues: Values,
): void {
	const start = useRef(initialValues);
	useEffect(() => {
		if (start.current === initialValues) return;
		const late = changedValues(start.current, initialValues).filter(
			([path]) => !form.isDirty(path) && form.getInputNode(path) !== document.activeElement,
		);
		start.current = initialValues;
		if (late.length === 0) return;
		form.setInitialValues(initialValues);
		// A path that was found in the values, with the value that was found there.
		for (const [path, value] of late) form.setFieldValue(path, value as never);
	}, [form, initialValues]);
}
