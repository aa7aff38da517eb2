import type { Limit } from '@hms/api';
import { minAccessDays } from '@hms/db';
import { z } from 'zod';

export const seconds = (fallback: number, shape = /^[1-9]\d{0,8}$/) =>
	z
		.string()
		.regex(shape, { error: 'must be a number of seconds' })
		.transform(Number)
		.default(fallback);

export const count = (fallback: number) =>
	z
		.string()
		.regex(/^[1-9]\d{0,5}$/, { error: 'must be a number of at least 1' })
		.transform(Number)
		.default(fallback);

/** A limit on attempts: "10/900" is ten attempts within 900 seconds. */
export const limit = (fallback: Limit) =>
	z
		.string()
		.regex(/^([1-9]\d{0,5}\/[1-9]\d{0,5}|off)$/, {
			error: 'must be a count and seconds, like 10/900, or off',
		})
		.transform((text): Limit | null => {
			const [count, seconds] = text.split('/').map(Number);
			return count && seconds ? { count, seconds } : null;
		})
		.default(fallback);

export const accessRecordDays = z
	.string()
	.regex(/^[1-9]\d{1,4}$/, { error: 'must be a number of days' })
	.transform(Number)
	.refine((days) => days >= minAccessDays, { error: `must be at least ${minAccessDays}` })
	.default(1095);

/** Origins in the browsers' format, separated by commas. */
export const origins = z
	.string()
	.transform((text, ctx) => {
		const listed = text.split(',').map((part) => part.trim());
		const wrong = listed.find((origin) => !isOrigin(origin));
		if (wrong === undefined) return listed;
		ctx.addIssue({
			code: 'custom',
			message: `"${wrong}" is not an origin; write them like https://app.example, without a path, separated by commas`,
		});
		return z.NEVER;
	})
	.default([]);

function isOrigin(text: string): boolean {
	const url = URL.parse(text);
	// An asterisk is no origin.
	return /^https?:\/\/[^*]+$/.test(text) && url?.origin === text;
}

/** JSON in a setting, checked by a schema. */
export const json = <Schema extends z.ZodType>(schema: Schema) =>
	z
		.string()
		.transform((text, ctx): unknown => {
			try {
				return JSON.parse(text);
			} catch {
				ctx.addIssue({ code: 'custom', message: 'must be JSON' });
				return z.NEVER;
			}
		})
		.pipe(schema);
