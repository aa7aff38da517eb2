import { z } from 'zod';
import { id } from './text.ts';
import { maxRowsAtOnce } from './vocabulary.ts';

/** How often a row was written, from 1. REST calls it an `ETag`. */
export const version = z
	.int()
	.min(1)
	.max(2_147_483_647)
	.describe('How often the row was written, from 1. `ETag` carries it.');

/** The version that a change is based on; if the row has a newer one, nothing happens. Absent: the last write wins. */
export const expectedVersion = version.optional();

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
