import { z } from 'zod';
import { maxRowsAtOnce } from '../enums.ts';
import { id } from './fields.ts';

/** The number of times that a row was written, from 1. REST's `ETag` has it. */
export const version = z
	.int()
	.min(1)
	.max(2_147_483_647)
	.describe('How often the row was written, from 1. `ETag` carries it.');

/** Optimistic locking: a change is refused unless the row has this version. Absent: the last write wins. */
export const expectedVersion = version.optional();

/**
 * Read-only fields. A change may contain them as they were read, so that a whole row can be sent back. They are compared with the
 * row and never written; a different value of any type is a validation error.
 */
export const readOnlyFields = <const Name extends string>(names: readonly Name[]) =>
	// `fromEntries` does not keep the names.
	Object.fromEntries(names.map((name) => [name, readOnlyField])) as Record<
		Name,
		typeof readOnlyField
	>;

const readOnlyField = z.unknown().optional().meta({
	id: 'SetBySystem',
	readOnly: true,
	description:
		'Set by the system. It may be sent along as it was read, and changes nothing; if the row has another value the change is refused.',
});

/** The read-only fields of a patient or doctor, besides the id. */
export const recordReadOnlyFields = readOnlyFields(['status', 'version', 'createdAt', 'updatedAt']);

/** Identifies a row. */
export const rowInput = z.strictObject({ id });

/** Identifies a patient or doctor to read. */
export const getRecordInput = rowInput.extend({
	archived: z
		.boolean()
		.default(false)
		.describe('Also one that is archived. Of patients: the own ones; a shared one stays 404.'),
});
export type GetRecordInput = z.infer<typeof getRecordInput>;

/** Identifies a row to change. */
export const changeRowInput = rowInput.extend({ expectedVersion });
export type ChangeRowInput = z.infer<typeof changeRowInput>;

/** Ids of rows; duplicates count once. */
export const ids = z.array(id).min(1).max(maxRowsAtOnce);

/** Identifies rows to change in one transaction. */
export const rowsInput = z
	.strictObject({ ids })
	.meta({ examples: [{ ids: ['01936b1f-03a2-7c55-9d41-0b7a2f6c8e12'] }] });
export type RowsInput = z.infer<typeof rowsInput>;

/** Rows that were not changed, and why; another user's row is `not_found`, or `forbidden` where that one shares it with the caller. */
export const notDone = z.array(
	z
		.strictObject({ id, reason: z.enum(['not_found', 'forbidden', 'already_assigned']) })
		.meta({ id: 'NotDone', description: 'A row that was not changed, and why.' }),
);
export type NotDone = z.infer<typeof notDone>;

/** The outcome of a bulk command. */
export const manyOutcome = z
	.strictObject({ done: z.array(id), notDone })
	.meta({ id: 'BulkOutcome' });
export type ManyOutcome = z.infer<typeof manyOutcome>;
