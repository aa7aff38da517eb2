import { z } from 'zod';
import { maxRowsAtOnce } from '../vocabulary.ts';
import { id } from './fields.ts';

/** How often a row was written, from 1. REST calls it an `ETag`. */
export const version = z
	.int()
	.min(1)
	.max(2_147_483_647)
	.describe('How often the row was written, from 1. `ETag` carries it.');

/** The version that a change is based on; if the row has a newer one, nothing happens. Absent: the last write wins. */
export const expectedVersion = version.optional();

/**
 * Fields that the system sets. A change may carry them along as a read answered them, so that a row can be sent back whole;
 * they are compared with the row, and never written. Whatever their type is, what differs from the row is told as such.
 */
export const readOnlyFields = <const Name extends string>(names: readonly Name[]) =>
	// `fromEntries` does not tell the names.
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

/** Those of a patient or a doctor, besides its id. */
export const recordReadOnlyFields = readOnlyFields(['status', 'version', 'createdAt', 'updatedAt']);

/** Names one row. */
export const rowInput = z.strictObject({ id });

/** Names one row to be changed. */
export const changeRowInput = rowInput.extend({ expectedVersion });
export type ChangeRowInput = z.infer<typeof changeRowInput>;

/** Some rows by their ids; one that is named twice counts once. */
export const ids = z.array(id).min(1).max(maxRowsAtOnce);

/** Names rows to be changed in one go. */
export const rowsInput = z.strictObject({ ids });
export type RowsInput = z.infer<typeof rowsInput>;

/** Rows that stayed as they were, and why: `not_found` says of somebody else's what it says of one that never was. */
export const notDone = z.array(
	z.strictObject({ id, reason: z.enum(['not_found', 'already_assigned']) }),
);
export type NotDone = z.infer<typeof notDone>;

/** What became of rows that were to be changed in one go. */
export const manyOutcome = z.strictObject({ done: z.array(id), notDone });
export type ManyOutcome = z.infer<typeof manyOutcome>;
