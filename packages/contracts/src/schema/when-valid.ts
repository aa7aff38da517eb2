import { z } from 'zod';

/**
 * Whether the fields that a rule is about are right by themselves. Such a rule is then looked at whatever else is wrong, so
 * that all that is wrong is told at once.
 */
export function areValid(shape: z.ZodRawShape) {
	const fields = z.object(shape);
	return ({ value }: { value: unknown }) => fields.safeParse(value).success;
}
