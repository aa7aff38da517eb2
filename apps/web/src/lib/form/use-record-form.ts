'use client';

import { type UseFormReturnType, useForm } from '@mantine/form';
import { type FocusEvent, type FormEvent, useContext, useRef, useState } from 'react';
import { type Failure, failureOf } from '../api/failure.ts';
import { ClinicReadyContext } from '../clinic/clinic.ts';
import { keepUnchangedValues } from './changes.ts';
import { type Contract, loadContract } from './contract.ts';
import { useLateInitialValues } from './use-late-initial-values.ts';
import { describe, type Errors, type Labels, type Schema, validateInput } from './validate.ts';

interface RecordFormOptions<Values, Output> {
	/** What the boxes start with. What of it becomes known later goes where nobody has typed. */
	initialValues: Values;
	/** The fields of the record that is edited. What nobody touches in the form is sent as it is in these. */
	stored?: Record<string, unknown> | undefined;
	/** The contract's rules for what is sent: `(contract) => contract.patientFields`. */
	schema: (contract: Contract) => Schema<Output>;
	/** What the boxes hold, in the contract's shape; blank becomes null. */
	toInput: (values: Values) => unknown;
	labels: Labels;
	/** Errors that only the form can see, such as a date that was not understood; they go before the contract's. */
	ownErrors?: (values: Values) => Errors;
	/** Fields that a refusal is about, by its code: `{ mrn_taken: 'mrn' }`. */
	fieldOfCode?: Partial<Record<Failure['code'], string>>;
	/** Fetches what understanding the fields takes. */
	prepare?: () => Promise<void>;
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
	const { stored, schema, labels, ownErrors, fieldOfCode, prepare, save } = options;
	const [saving, setSaving] = useState(false);
	const [failure, setFailure] = useState<Failure | null>(null);
	// State is seen a render late; a double click is faster.
	const busy = useRef(false);
	const untilClinicReady = useContext(ClinicReadyContext);
	const form = useForm<Values>({ initialValues: options.initialValues });
	useLateInitialValues(form, options.initialValues);

	/** What the form sends; of a record that is edited, whatever nobody touched as it is stored. */
	function toInput(values: Values): unknown {
		const input = options.toInput(values);
		return stored === undefined
			? input
			: keepUnchangedValues(stored, options.toInput(options.initialValues), input);
	}

	/** Errors that only the form can see, but for boxes that nobody touched. */
	function ownErrorsOf(values: Values): Errors {
		const errors = ownErrors?.(values) ?? {};
		if (stored === undefined) return errors;
		const before = ownErrors?.(options.initialValues) ?? {};
		return Object.fromEntries(
			Object.entries(errors).filter(
				([path, error]) => form.isDirty(path) || before[path] !== error,
			),
		);
	}

	/** The rules, once all that they need is there: some go by the clinic's day. */
	async function loadRules(): Promise<Contract> {
		const [contract] = await Promise.all([loadContract(), untilClinicReady(), prepare?.()]);
		return contract;
	}

	function check(contract: Contract): Errors {
		const values = form.getValues();
		return { ...validateInput(schema(contract), toInput(values), labels), ...ownErrorsOf(values) };
	}

	async function checkField(path: string): Promise<void> {
		const contract = await loadRules();
		form.setFieldError(path, check(contract)[path] ?? null);
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

	/** What is to be sent, or undefined if it may not be: then each field at fault says so. */
	async function checkAll(element: HTMLFormElement): Promise<Output | undefined> {
		const contract = await loadRules().catch(() => null);
		// The API has the same rules, and says at which field one is broken; so the shape is right or it is refused.
		if (contract === null) return toInput(form.getValues()) as Output;
		const errors = check(contract);
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
			const output = await checkAll(element);
			if (output !== undefined) {
				setSaving(true);
				await save(output);
				// It stays busy: what follows a save is another screen, and until that is there a click must do nothing.
				return;
			}
		} catch (error) {
			showRefusal(element, error);
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
					// Submitting checks everything; an error that appears before would move the button away from the mouse.
					const goal = event.relatedTarget;
					const submits = goal instanceof HTMLButtonElement && goal.type === 'submit';
					// Where the rules cannot be had, the API has them when this is saved.
					if (form.isDirty(path) && !submits) checkField(path).catch(() => undefined);
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
