import { isObject, isSameValue } from '@hms/contracts';

/** Some fields of a record, as JSON merge patch has them: what is absent stays, null clears. */
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

/** What of a record is to be written so that it becomes another: nothing of what stays as it is. */
export const changesOf = <Fields extends object>(before: Fields, after: Fields): Changes<Fields> =>
	// The same fields as those that went in, or fewer.
	patch(before, after) as Changes<Fields>;

/**
 * What a form sends of a record that it started from: where a box holds what it began with, the value as it is stored,
 * whether or not the box can be read.
 * @param begun what the form sent as it began
 * @param input what it sends now
 */
export function keepUnchangedValues(stored: unknown, begun: unknown, input: unknown): unknown {
	if (isSameValue(begun, input)) return stored;
	if (!isObject(stored) || !isObject(begun) || !isObject(input)) return input;
	return Object.fromEntries(
		Object.entries(input).map(([name, value]) => [
			name,
			keepUnchangedValues(stored[name], begun[name], value),
		]),
	);
}
