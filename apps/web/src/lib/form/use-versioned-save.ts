'use client';

import { useState } from 'react';
import { failureOf } from '../api/failure.ts';
import { conflictingFields, type Merge, mergeThreeWay } from './merge.ts';

interface Versioned {
	version: number;
}

interface VersionedSaveOptions<Row extends Versioned, Fields> {
	/** The record as the form started from it. */
	initial: Row;
	/** What of a record is written in the form. */
	fieldsOf: (row: Row) => Fields;
	/** Writes what is changed, if the record still has the version that `over` has. */
	write: (fields: Fields, over: Row) => Promise<Row>;
	readLatest: () => Promise<Row>;
	/** @param joined somebody else's changes were found meanwhile, and are in it too */
	onSaved: (row: Row, joined: boolean) => unknown;
}

/** Two people changed the same fields of one record. */
export interface Conflict<Row, Fields> {
	/** What both started from. */
	base: Fields;
	mine: Fields;
	theirs: Row;
	merge: Merge<Fields>;
}

interface VersionedSave<Row, Fields> {
	/** @throws the refusal, where somebody has to choose first */
	save: (fields: Fields) => Promise<void>;
	/** Set once choosing is left to the person. */
	conflict: Conflict<Row, Fields> | null;
	/** Saves what was chosen over their version. @throws as `save` */
	resolve: (chosen: Fields) => Promise<void>;
	/** Back to the form, with nothing chosen. */
	dismiss: () => void;
}

/**
 * Saving a record that others may save too. Where somebody saved a newer version meanwhile, both changes are brought
 * together and saved; what both changed to different values is for the person to choose.
 */
export function useVersionedSave<Row extends Versioned, Fields extends object>(
	options: VersionedSaveOptions<Row, Fields>,
): VersionedSave<Row, Fields> {
	const { initial, fieldsOf, write, readLatest, onSaved } = options;
	const [conflict, setConflict] = useState<Conflict<Row, Fields> | null>(null);

	async function saveOver(from: Row, mine: Fields, joined: boolean): Promise<void> {
		try {
			await onSaved(await write(mine, from), joined);
			return;
		} catch (error) {
			if (failureOf(error).code !== 'precondition_failed') throw error;
			const theirs = await readLatest();
			const base = fieldsOf(from);
			const merge = mergeThreeWay(base, mine, fieldsOf(theirs));
			if (conflictingFields(merge).length > 0) {
				setConflict({ base, mine, theirs, merge });
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
