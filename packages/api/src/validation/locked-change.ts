import type { ChangeRowInput } from '@hms/contracts';
import type { Statement } from '@hms/db';
import type { UserContext } from '../context.ts';
import { type ConstraintErrors, mapConstraintErrors } from '../errors/constraint-errors.ts';
import { notFound, staleVersion } from '../errors/domain-error.ts';
import type { JsonText } from '../json/json-text.ts';
import type { RowText } from '../json/row-text.ts';
import { checkReadOnlyFields, type Json } from './read-only-fields.ts';

/** How rows of patients or doctors are changed. */
interface Changes<Fields> {
	noun: 'patient' | 'doctor';
	/** Reads an active row and locks it until the transaction ends. */
	locking: Statement<RowText, 'id'>;
	/** Writes all fields of a row. */
	replacing: Statement<RowText, (keyof Fields & string) | keyof ChangeRowInput>;
	constraints: ConstraintErrors;
	/** A row as the user gets it. */
	textOf: <Row>(ctx: UserContext, row: RowText) => JsonText<Row>;
}

/**
 * Changes one patient or doctor whose row is locked meanwhile.
 * @param row the id, and the values that the caller expects
 * @param fieldsOf the fields to write, from the row as it is
 * @throws DomainError `not_found`, `precondition_failed`, `validation`, and those of the constraints
 */
export function changeLocked<Row extends { version: number }, Fields extends object>(
	ctx: UserContext,
	{ noun, locking, replacing, constraints, textOf }: Changes<Fields>,
	{ id, expectedVersion, readOnly }: ChangeRowInput & { readOnly: Json | undefined },
	fieldsOf: (before: Row) => Fields,
): Promise<JsonText<Row>> {
	return mapConstraintErrors(constraints, () =>
		ctx.db.transaction(async (_, access) => {
			const [locked] = await access.write(locking, { id });
			if (!locked) throw notFound(noun);
			if (expectedVersion !== undefined && expectedVersion !== locked.version) {
				throw staleVersion(locked.version);
			}
			const before = textOf<Row>(ctx, locked).value();
			checkReadOnlyFields({ ...before }, readOnly);
			const values = { ...fieldsOf(before), id, expectedVersion: null };
			const [after] = await access.write(replacing, values);
			if (!after) throw new Error('a locked row was not updated');
			return textOf<Row>(ctx, after);
		}),
	);
}
