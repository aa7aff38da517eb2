import { z } from 'zod';
import { isObject, isSameValue } from './same-value.ts';

type Issue = z.core.$ZodIssue;

/** A validated value and its issues. */
interface Validated {
	value: unknown;
	issues: Issue[];
}

/** A schema without its optional, nullable and default wrappers. */
function inner(schema: z.core.$ZodType): z.core.$ZodType {
	return schema instanceof z.ZodNullable ||
		schema instanceof z.ZodOptional ||
		schema instanceof z.ZodDefault
		? inner(schema.unwrap())
		: schema;
}

const under = (name: string, issues: Issue[]): Issue[] =>
	issues.map((issue) => ({ ...issue, path: [name, ...issue.path] }));

/** A parsed value in which unchanged fields have their previous values exactly. */
function withUnchanged(parsed: unknown, before: unknown, after: unknown): unknown {
	if (!isObject(parsed) || !isObject(before) || !isObject(after)) return parsed;
	const fields = Object.entries(parsed).map(([name, value]) => {
		const was = before[name];
		const isUnchanged = was !== undefined && isSameValue(was, after[name]);
		return [name, isUnchanged ? was : withUnchanged(value, was, after[name])];
	});
	return Object.fromEntries(fields);
}

function check(schema: z.core.$ZodType, before: unknown, after: unknown): Validated {
	if (before !== undefined && isSameValue(before, after)) return { value: before, issues: [] };
	const result = z.safeParse(schema, after);
	if (result.success) return { value: withUnchanged(result.data, before, after), issues: [] };
	const { issues } = result.error;
	const objectSchema = inner(schema);
	if (!(objectSchema instanceof z.ZodObject) || !isObject(before) || !isObject(after)) {
		return { value: after, issues };
	}
	// A field is invalid; validating them one by one shows whether it is an unchanged one.
	const fields = Object.entries(objectSchema.shape).map(
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

/** Validates a record after a change, as a zod schema does. */
export interface ChangeSchema<Data> {
	safeParse(
		after: unknown,
	): { success: true; data: Data } | { success: false; error: z.core.$ZodError };
}

/**
 * The schema of a changed record: that of its fields, except that an unchanged value is valid even if today's rules refuse it.
 * Correcting a name does not require correcting an old telephone number first.
 * @param before the fields before the change
 */
export const changeSchema = <Schema extends z.ZodObject>(
	schema: Schema,
	before: Record<string, unknown>,
): ChangeSchema<z.output<Schema>> => ({
	safeParse(after) {
		const { value, issues } = check(schema, before, after);
		if (issues.length > 0) return { success: false, error: new z.core.$ZodError(issues) };
		// Unchanged values were parsed by this schema when they were stored, new ones just now.
		return { success: true, data: value as z.output<Schema> };
	},
});
