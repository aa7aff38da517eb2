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

/** Makes a sentence of a field's label and the contract's phrase. */
export type WordFieldError = (label: string, phrase: string) => string;

/** The same in English. A phrase that begins with a capital is a sentence of its own; any other follows the field's name. */
export const englishFieldError: WordFieldError = (label, phrase) =>
	/^\p{Lu}/u.test(phrase) ? phrase : `${label} ${phrase}`.trim();

/**
 * Turns the contract's messages into sentences, "Given name" + "must not be empty", by field. Errors of no field of the form
 * are returned separately, for a message beside the submit button.
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
		if (field === undefined) rest.push(wordError(path, message));
		else errors[field] ??= wordError(labels[field] ?? '', message);
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
