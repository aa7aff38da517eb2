'use client';

import { type UseFormReturnType, useForm } from '@mantine/form';
import { type FormEvent, useRef, useState } from 'react';
import { type Failure, failureOf } from '../problem.ts';
import { describe, type Errors, errorsBy, type Labels, type Schema } from './validate.ts';

interface RecordFormOptions<Values, Output> {
	initialValues: Values;
	/** The contract's schema of what is sent. */
	schema: Schema<Output>;
	/** What the boxes hold, in the contract's shape; blank becomes null. */
	toInput: (values: Values) => unknown;
	labels: Labels;
	/** Errors that only the form can see, such as a date that was not understood; they go before the contract's. */
	ownErrors?: (values: Values) => Errors;
	/** Fields that a refusal is about, by its code: `{ mrn_taken: 'mrn' }`. */
	fieldOfCode?: Partial<Record<Failure['code'], string>>;
	save: (output: Output) => Promise<unknown>;
}

export interface RecordForm<Values> {
	form: UseFormReturnType<Values>;
	/** Props of the input at a path. It is checked when it is left, once something was typed into it. */
	field: (path: string) => ReturnType<UseFormReturnType<Values>['getInputProps']>;
	onSubmit: (event: FormEvent<HTMLFormElement>) => void;
	saving: boolean;
	/** Why the last save failed, where that is not said at a field. */
	failure: Failure | null;
	clearFailure: () => void;
}

function focusFirst(element: HTMLFormElement, errors: Errors): void {
	for (const input of element.querySelectorAll<HTMLElement>('[data-path]')) {
		if ((input.dataset['path'] ?? '') in errors) {
			input.focus();
			return;
		}
	}
}

/**
 * A form over one of the contract's schemas. A save that is under way cannot be started again, one that fails leaves
 * everything as it was typed, and the first field at fault gets the focus.
 */
export function useRecordForm<Values extends Record<string, unknown>, Output>(
	options: RecordFormOptions<Values, Output>,
): RecordForm<Values> {
	const { schema, toInput, labels, ownErrors, fieldOfCode, save } = options;
	const [saving, setSaving] = useState(false);
	const [failure, setFailure] = useState<Failure | null>(null);
	// State is seen a render late; a double click is faster.
	const busy = useRef(false);
	const form = useForm<Values>({ initialValues: options.initialValues });

	function check(): Errors {
		const values = form.getValues();
		return { ...errorsBy(schema, toInput(values), labels), ...ownErrors?.(values) };
	}

	function showRefusal(element: HTMLFormElement, error: unknown): void {
		const refusal = failureOf(error);
		const { errors, rest } = describe(refusal.fields, labels);
		const field = fieldOfCode?.[refusal.code];
		if (field !== undefined) errors[field] ??= refusal.message;
		form.setErrors(errors);
		focusFirst(element, errors);
		const saidAtFields = Object.keys(errors).length > 0;
		if (!saidAtFields) setFailure(refusal);
		else if (rest.length > 0) setFailure({ ...refusal, message: rest.join('; ') });
	}

	async function submit(element: HTMLFormElement): Promise<void> {
		if (busy.current) return;
		setFailure(null);
		const errors = check();
		form.setErrors(errors);
		focusFirst(element, errors);
		const result = schema.safeParse(toInput(form.getValues()));
		if (Object.keys(errors).length > 0 || !result.success) return;
		busy.current = true;
		setSaving(true);
		try {
			await save(result.data);
			// It stays busy: what follows a save is another screen, and until that is there a click must do nothing.
		} catch (error) {
			showRefusal(element, error);
			busy.current = false;
			setSaving(false);
		}
	}

	return {
		form,
		field: (path) => {
			const props = form.getInputProps(path);
			return {
				...props,
				onBlur: (event: unknown) => {
					props.onBlur?.(event);
					if (form.isDirty(path)) form.setFieldError(path, check()[path] ?? null);
				},
			};
		},
		onSubmit: (event) => {
			event.preventDefault();
			void submit(event.currentTarget);
		},
		saving,
		failure,
		clearFailure: () => setFailure(null),
	};
}
