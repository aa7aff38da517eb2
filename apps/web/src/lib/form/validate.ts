import { type FieldError, fieldErrors } from '@hms/contracts';

/** A schema of the contract, as far as a form needs one. */
export interface Schema<Output> {
	safeParse(
		input: unknown,
	): { success: true; data: Output } | { success: false; error: Parameters<typeof fieldErrors>[0] };
}

/** What each field is called on the screen, by its path in the contract ("address.country"). */
export type Labels = Readonly<Record<string, string>>;

/** Errors by path, as the form keeps them. */
export type Errors = Record<string, string>;

/** The form's field for a path of the contract: an entry of a list ("allergies.0") is typed into the list's box. */
function fieldOf(path: string, labels: Labels): string | undefined {
	return [path, path.replace(/\.\d+$/, '')].find((candidate) => candidate in labels);
}

/**
 * Whole sentences from the contract's phrases: "Given name" + "must not be empty". What belongs to no field of the form
 * is left over, for a message beside the button.
 */
export function describe(found: FieldError[], labels: Labels): { errors: Errors; rest: string[] } {
	const errors: Errors = {};
	const rest: string[] = [];
	for (const { path, message } of found) {
		const field = fieldOf(path, labels);
		if (field === undefined) rest.push(`${path} ${message}`.trim());
		else errors[field] ??= `${labels[field]} ${message}`;
	}
	return { errors, rest };
}

/** The contract's own rules as a form's check: no rule is written twice. */
export function validateInput(schema: Schema<unknown>, input: unknown, labels: Labels): Errors {
	const result = schema.safeParse(input);
	return result.success ? {} : describe(fieldErrors(result.error), labels).errors;
}
