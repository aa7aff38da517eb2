import { z } from 'zod';

/**
 * The condition, for zod's `when`, that the fields of a rule are valid by themselves. The rule then runs even if other fields are
 * invalid, so that all errors are reported at once.
 */
export function areValid(shape: z.ZodRawShape) {
	const fields = z.object(shape);
	return ({ value }: { value: unknown }) => fields.safeParse(value).success;
}
