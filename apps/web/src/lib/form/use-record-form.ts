'use client';

import { type UseFormReturnType, useForm } from '@mantine/form';
import { type FocusEvent, type FormEvent, useContext, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Failure, failureOf } from '../api/failure.ts';
import { failureText } from '../api/failure-text.ts';
import { ClinicReadyContext } from '../clinic/clinic.ts';
import { translateApiText } from '../text/api-text.ts';
import { keepUnchangedValues } from './changes.ts';
import { type Contract, loadContract } from './contract.ts';
import { useUnsavedInput } from './unsaved-input.ts';
import { useLateInitialValues } from './use-late-initial-values.ts';
import {
	describeErrors,
	englishFieldError,
	type FieldErrors,
	type Labels,
	type Schema,
	validateInput,
	type WordFieldError,
} from './validate.ts';

interface RecordFormOptions<Values, Output> {
	/** May change after the first render: inputs that the user has not changed follow. */
	initialValues: Values;
	/** The stored fields of the record that is edited; fields that the user does not change are sent as they are here. */
	stored?: Record<string, unknown> | undefined;
	/** The contract's schema for the input: `(contract) => contract.patientFields`. */
	schema: (contract: Contract) => Schema<Output>;
	/** The form's values in the contract's shape; blank becomes null. */
	toInput: (values: Values) => unknown;
	labels: Labels;
	/** Errors that only the form can find, such as a date that it cannot parse; they come before the contract's. */
	findErrors?: (values: Values) => FieldErrors;
	/** The field that a failure of this code belongs to: `{ mrn_taken: 'mrn' }`. */
	fieldOfCode?: Partial<Record<Failure['code'], string>>;
	/** Loads what parsing the values needs. */
	prepare?: () => Promise<void>;
	save: (output: Output) => Promise<unknown>;
}

export interface RecordForm<Values> {
	form: UseFormReturnType<Values>;
	/** Props of the input at a path, which is validated on blur if the user has changed it. */
	field: (path: string) => ReturnType<UseFormReturnType<Values>['getInputProps']>;
	onSubmit: (event: FormEvent<HTMLFormElement>) => void;
	saving: boolean;
	/** Why the last save failed, as far as no field shows it. */
	failure: Failure | null;
}

function focusFirst(element: HTMLFormElement, errors: FieldErrors): void {
	for (const input of element.querySelectorAll<HTMLElement>('[data-path]')) {
		if ((input.dataset['path'] ?? '') in errors) {
			input.focus();
			return;
		}
	}
}

/**
 * A form for one of the contract's schemas. It does not submit twice at once, keeps all input when saving fails, and focuses
 * the first field with an error.
 */
export function useRecordForm<Values extends Record<string, unknown>, Output>(
	options: RecordFormOptions<Values, Output>,
): RecordForm<Values> {
	const { stored, schema, labels, findErrors, fieldOfCode, prepare, save } = options;
	const t = useTranslations();
	const [saving, setSaving] = useState(false);
	const [failure, setFailure] = useState<Failure | null>(null);
	// A ref, because state changes only with the next render, which may come after a double click.
	const busy = useRef(false);
	const untilClinicReady = useContext(ClinicReadyContext);
	const form = useForm<Values>({ initialValues: options.initialValues });
	useLateInitialValues(form, options.initialValues);
	useUnsavedInput(form.isDirty(), saving);

	const wordError: WordFieldError = (phrase) =>
		translateApiText(t, phrase, 'field') ?? englishFieldError(phrase);

	/** The input to send; fields of a stored record that the user did not change keep their stored values. */
	function toInput(values: Values): unknown {
		const input = options.toInput(values);
		return stored === undefined
			? input
			: keepUnchangedValues(stored, options.toInput(options.initialValues), input);
	}

	/** The form's own errors, except those of a stored record's unchanged fields. */
	function formErrors(values: Values): FieldErrors {
		const errors = findErrors?.(values) ?? {};
		if (stored === undefined) return errors;
		const before = findErrors?.(options.initialValues) ?? {};
		return Object.fromEntries(
			Object.entries(errors).filter(
				([path, error]) => form.isDirty(path) || before[path] !== error,
			),
		);
	}

	/** Loads the contract and all that its rules depend on, such as the clinic's date. */
	async function loadRules(): Promise<Contract> {
		const [contract] = await Promise.all([loadContract(), untilClinicReady(), prepare?.()]);
		return contract;
	}

	function validate(contract: Contract): FieldErrors {
		const values = form.getValues();
		return {
			...validateInput(schema(contract), toInput(values), labels, wordError),
			...formErrors(values),
		};
	}

	async function validateField(path: string): Promise<void> {
		const contract = await loadRules();
		form.setFieldError(path, validate(contract)[path] ?? null);
	}

	function showFailure(element: HTMLFormElement, error: unknown): void {
		const failed = failureOf(error);
		const { errors, rest } = describeErrors(failed.fields, labels, wordError);
		const field = fieldOfCode?.[failed.code];
		if (field !== undefined) errors[field] ??= failureText(t, failed);
		form.setErrors(errors);
		focusFirst(element, errors);
		const hasFieldErrors = Object.keys(errors).length > 0;
		if (!hasFieldErrors) setFailure(failed);
		else if (rest.length > 0) {
			setFailure({ ...failed, key: null, message: rest.join('; '), fields: [] });
		}
	}

	/** The valid input, or undefined if there are errors, which are then shown at their fields. */
	async function validateAll(element: HTMLFormElement): Promise<Output | undefined> {
		const contract = await loadRules().catch(() => null);
		// If the rules cannot be loaded, the API validates: it refuses an input of another shape and names the fields.
		if (contract === null) return toInput(form.getValues()) as Output;
		const errors = validate(contract);
		form.setErrors(errors);
		focusFirst(element, errors);
		const result = schema(contract).safeParse(toInput(form.getValues()));
		return Object.keys(errors).length === 0 && result.success ? result.data : undefined;
	}

	async function submit(element: HTMLFormElement): Promise<void> {
		if (busy.current) return;
		busy.current = true;
		setFailure(null);
		try {
			const output = await validateAll(element);
			if (output !== undefined) {
				setSaving(true);
				await save(output);
				// Stays busy: another screen follows, and until it is there another click must not submit again.
				return;
			}
		} catch (error) {
			showFailure(element, error);
			setSaving(false);
		}
		busy.current = false;
	}

	return {
		form,
		field: (path) => {
			const props = form.getInputProps(path);
			return {
				...props,
				onBlur: (event: FocusEvent) => {
					props.onBlur?.(event);
					// Submitting validates everything. An error that appears on blur would move the button away from the pointer.
					const next = event.relatedTarget;
					const isSubmit = next instanceof HTMLButtonElement && next.type === 'submit';
					// If the rules cannot be loaded, the API validates when the form is saved.
					if (form.isDirty(path) && !isSubmit) validateField(path).catch(() => undefined);
				},
			};
		},
		onSubmit: (event) => {
			event.preventDefault();
			void submit(event.currentTarget);
		},
		saving,
		failure,
	};
}
