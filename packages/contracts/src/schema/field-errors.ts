import type { z } from 'zod';
import type { FieldError } from './problem.ts';

/** The issues of a zod error as field errors; an unknown field has a path of its own. */
export function fieldErrors(error: z.core.$ZodError): FieldError[] {
	return error.issues.flatMap((issue) =>
		issue.code === 'unrecognized_keys'
			? issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: issue.message }))
			: [{ path: issue.path.join('.'), message: issue.message }],
	);
}
