import type { FieldError, ProblemCode } from '@hms/contracts';
import { databaseError } from '@hms/db';
import { errorForFields } from './domain-error.ts';

/** The errors for violations of constraints, by constraint name. */
export type ConstraintErrors = Record<string, FieldError & { code: ProblemCode }>;

/** Runs a command, and throws the domain error of a constraint that it violates. */
export async function mapConstraintErrors<T>(
	errors: ConstraintErrors,
	command: () => Promise<T>,
): Promise<T> {
	try {
		return await command();
	} catch (error) {
		const constraint = databaseError(error)?.constraint_name;
		const mapped = constraint ? errors[constraint] : undefined;
		if (!mapped) throw error;
		const { code, ...field } = mapped;
		throw errorForFields(code, [field]);
	}
}
