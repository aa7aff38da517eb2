import { type FieldError, fieldErrors } from '@hms/contracts';

/** The part of a zod schema that forms use. */
export interface Schema<Output> {
	safeParse(
		input: unknown,
	): { success: true; data: Output } | { success: false; error: Parameters<typeof fieldErrors>[0] };
}

/** The label of each field, by its path in the contract ("address.country"). */
export type Labels = Readonly<Record<string, string>>;

/** Error messages by path, as Mantine's forms have them. */
export type FieldErrors = Record<string, string>;

/** The form's field for a path in the contract: an item of a list ("allergies.0") belongs to the list's input. */
function fieldOf(path: string, labels: Labels): string | undefined {
	return [path, path.replace(/\.\d+$/, '')].find((candidate) => candidate in labels);
}

/** The sentence under a field, for the contract's phrase: the field's label stands above it. */
export type WordFieldError = (phrase: string) => string;

/** The phrase as it is in the contract, with a capital. */
export const englishFieldError: WordFieldError = (phrase) =>
	phrase.charAt(0).toUpperCase() + phrase.slice(1);

/**
 * Turns the contract's messages into sentences by field. Errors of no field of the form are returned separately, after the
 * field's path, for a message beside the submit button.
 */
export function describeErrors(
	found: FieldError[],
	labels: Labels,
	wordError: WordFieldError = englishFieldError,
): { errors: FieldErrors; rest: string[] } {
	const errors: FieldErrors = {};
	const rest: string[] = [];
	for (const { path, message } of found) {
		const field = fieldOf(path, labels);
		const text = wordError(message);
		if (field === undefined) rest.push(path === '' ? text : `${path}: ${text}`);
		else errors[field] ??= text;
	}
	return { errors, rest };
}

/** Validates a form's input by the contract's schema, so that no rule is written twice. */
export function validateInput(
	schema: Schema<unknown>,
	input: unknown,
	labels: Labels,
	wordError?: WordFieldError,
): FieldErrors {
	const result = schema.safeParse(input);
	return result.success ? {} : describeErrors(fieldErrors(result.error), labels, wordError).errors;
}
