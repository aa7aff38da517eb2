import { isObject, isSameValue } from '@hms/contracts';

/** Changes of a record as a JSON merge patch: absent fields stay, null clears. */
export type Changes<Fields> = {
	[Field in keyof Fields]?: NonNullable<Fields[Field]> extends string | readonly unknown[]
		? Fields[Field]
		: NonNullable<Fields[Field]> extends object
			? Changes<NonNullable<Fields[Field]>> | Extract<Fields[Field], null>
			: Fields[Field];
};

function patch(before: unknown, after: unknown): unknown {
	if (!isObject(before) || !isObject(after)) return after;
	const changed = Object.entries(after).filter(
		([name, value]) => value !== undefined && !isSameValue(before[name], value),
	);
	return Object.fromEntries(changed.map(([name, value]) => [name, patch(before[name], value)]));
}

/** The merge patch that turns one state of a record into another. */
export const changesOf = <Fields extends object>(before: Fields, after: Fields): Changes<Fields> =>
	// The patch has some of the record's fields, with values of their types.
	patch(before, after) as Changes<Fields>;

/**
 * The form's input with the stored value of each field that the user did not change. A stored value may have no form that
 * an input can show and read back, or no input at all; it has to survive an edit of other fields.
 * @param initialInput the form's input before the user changed anything
 * @param input the form's input now
 */
export function keepUnchangedValues(
	stored: unknown,
	initialInput: unknown,
	input: unknown,
): unknown {
	if (isSameValue(initialInput, input)) return stored;
	if (!isObject(stored) || !isObject(initialInput) || !isObject(input)) return input;
	const fields = Object.entries(input).map(([name, value]) => [
		name,
		keepUnchangedValues(stored[name], initialInput[name], value),
	]);
	return { ...stored, ...Object.fromEntries(fields) };
}
