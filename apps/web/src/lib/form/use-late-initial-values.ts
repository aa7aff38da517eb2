import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef } from 'react';

const isGroup = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values that differ, each with its path and its new value. */
export function changedValues(before: unknown, after: unknown, path = ''): [string, unknown][] {
	if (isGroup(before) && isGroup(after)) {
		return Object.entries(after).flatMap(([name, value]) =>
			changedValues(before[name], value, path === '' ? name : `${path}.${name}`),
		);
	}
	return JSON.stringify(before) === JSON.stringify(after) ? [] : [[path, after]];
}

/** Whether a late value would replace what stands under the user's cursor. */
const isBeingEdited = (input: HTMLElement | null, value: unknown) =>
	input === document.activeElement &&
	!(typeof value === 'string' && input instanceof HTMLInputElement && input.value === '');

/**
 * Updates a form with initial values that become known after its first render, such as the reader's country. Inputs that
 * the user changed, or that have the focus and a text, stay as they are.
 */
export function useLateInitialValues<Values extends Record<string, unknown>>(
	form: UseFormReturnType<Values>,
	initialValues: Values,
): void {
	const previous = useRef(initialValues);
	useEffect(() => {
		if (previous.current === initialValues) return;
		const late = changedValues(previous.current, initialValues).filter(
			([path, value]) => !form.isDirty(path) && !isBeingEdited(form.getInputNode(path), value),
		);
		previous.current = initialValues;
		if (late.length === 0) return;
		form.setInitialValues(initialValues);
		// The path and the value come from the values themselves, so their types match.
		for (const [path, value] of late) form.setFieldValue(path, value as never);
	}, [form, initialValues]);
}
