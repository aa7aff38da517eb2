import { z } from 'zod';
import { isObject, isSameValue } from './same-value.ts';

type Issue = z.core.$ZodIssue;

/** A value that was checked, and the rules that it breaks. */
interface Checked {
	value: unknown;
	issues: Issue[];
}

/** A schema without what says only that a value may be missing. */
function inner(schema: z.core.$ZodType): z.core.$ZodType {
	return schema instanceof z.ZodNullable ||
		schema instanceof z.ZodOptional ||
		schema instanceof z.ZodDefault
		? inner(schema.unwrap())
		: schema;
}

const under = (name: string, issues: Issue[]): Issue[] =>
	issues.map((issue) => ({ ...issue, path: [name, ...issue.path] }));

/** What a value was read as, but for what stays as it was: that is kept to the letter. */
function withUnchanged(read: unknown, before: unknown, after: unknown): unknown {
	if (!isObject(read) || !isObject(before) || !isObject(after)) return read;
	const fields = Object.entries(read).map(([name, value]) => {
		const was = before[name];
		const stays = was !== undefined && isSameValue(was, after[name]);
		return [name, stays ? was : withUnchanged(value, was, after[name])];
	});
	return Object.fromEntries(fields);
}

function check(schema: z.core.$ZodType, before: unknown, after: unknown): Checked {
	if (before !== undefined && isSameValue(before, after)) return { value: before, issues: [] };
	const result = z.safeParse(schema, after);
	if (result.success) return { value: withUnchanged(result.data, before, after), issues: [] };
	const { issues } = result.error;
	const within = inner(schema);
	if (!(within instanceof z.ZodObject) || !isObject(before) || !isObject(after)) {
		return { value: after, issues };
	}
	// One of its fields breaks a rule, perhaps one that is as it was.
	const fields = Object.entries(within.shape).map(
		([name, field]) => [name, check(field, before[name], after[name])] as const,
	);
	return {
		value: Object.fromEntries(
			fields.map(([name, { value }]) => [name, value]).filter(([, value]) => value !== undefined),
		),
		issues: [
			...issues.filter(({ code }) => code === 'unrecognized_keys'),
			...fields.flatMap(([name, field]) => under(name, field.issues)),
		],
	};
}

/** Checks what a record becomes. */
export interface ChangeSchema<Data> {
	safeParse(
		after: unknown,
	): { success: true; data: Data } | { success: false; error: z.core.$ZodError };
}

/**
 * The rules for a change of a record: those of its fields, but for a value that stays as it was. It is kept, even where
 * the rules of today would refuse it: whoever corrects a name must not have to mend an old telephone number first.
 * @param before the fields as they are
 */
export const changeSchema = <Schema extends z.ZodObject>(
	schema: Schema,
	before: Record<string, unknown>,
): ChangeSchema<z.output<Schema>> => ({
	safeParse(after) {
		const { value, issues } = check(schema, before, after);
		if (issues.length > 0) return { success: false, error: new z.core.$ZodError(issues) };
		// What stays came out of the same schema once, and what is new just did.
		return { success: true, data: value as z.output<Schema> };
	},
});
