'use client';

import { useState } from 'react';
import { failureOf } from '../api/failure.ts';
import type { Merge } from './merge.ts';

export interface Versioned {
	version: number;
}

interface VersionedSaveOptions<Row extends Versioned, Fields> {
	/** The version that the form was opened with. */
	initial: Row;
	/** The fields of a record that the form edits. */
	fieldsOf: (row: Row) => Fields;
	/** Writes the changes, if the record still has the version of `base` (optimistic locking). */
	write: (fields: Fields, base: Row) => Promise<Row>;
	readLatest: () => Promise<Row>;
	/** @param merged the saved record also has changes that somebody else made meanwhile */
	onSaved: (row: Row, merged: boolean) => unknown;
}

/** Two people changed the same fields of a record to different values. */
export interface Conflict<Row, Fields> {
	/** The version that both started from. */
	base: Fields;
	mine: Fields;
	theirs: Row;
	merge: Merge<Fields>;
}

interface VersionedSave<Row, Fields> {
	/** @throws why it was not saved; with a conflict, the user has to choose first */
	save: (fields: Fields) => Promise<void>;
	/** Set while the user has to choose. */
	conflict: Conflict<Row, Fields> | null;
	/** Saves the chosen values over their version. @throws like `save` */
	resolve: (chosen: Fields) => Promise<void>;
	/** Returns to the form without a choice. */
	dismiss: () => void;
}

/**
 * Saves a record with optimistic locking. If somebody else saved a newer version meanwhile, the changes of both are
 * merged and saved; where both changed a field to different values, the user chooses.
 */
export function useVersionedSave<Row extends Versioned, Fields extends object>(
	options: VersionedSaveOptions<Row, Fields>,
): VersionedSave<Row, Fields> {
	const { initial, fieldsOf, write, readLatest, onSaved } = options;
	const [conflict, setConflict] = useState<Conflict<Row, Fields> | null>(null);

	async function saveOver(base: Row, mine: Fields, merged: boolean): Promise<void> {
		try {
			await onSaved(await write(mine, base), merged);
			return;
		} catch (error) {
			if (failureOf(error).code !== 'precondition_failed') throw error;
			// Few saves need it.
			const [theirs, { conflictingFields, mergeThreeWay }] = await Promise.all([
				readLatest(),
				import('./merge.ts'),
			]);
			const baseFields = fieldsOf(base);
			const merge = mergeThreeWay(baseFields, mine, fieldsOf(theirs));
			if (conflictingFields(merge).length > 0) {
				setConflict({ base: baseFields, mine, theirs, merge });
				throw error;
			}
			await saveOver(theirs, merge.merged, true);
		}
	}

	return {
		save: (fields) => saveOver(initial, fields, false),
		conflict,
		resolve: async (chosen) => {
			if (conflict !== null) await saveOver(conflict.theirs, chosen, true);
		},
		dismiss: () => setConflict(null),
	};
}
