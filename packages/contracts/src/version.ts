import { z } from 'zod';
import { id } from './text.ts';

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
