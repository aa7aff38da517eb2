'use client';

import { useRef, useState } from 'react';
import { failureOf } from '../problem.ts';

interface Versioned {
	version: number;
}

interface VersionedSaveOptions<Row extends Versioned, Fields> {
	/** The record as the form started from it. */
	initial: Row;
	/** Saves if the record still has this version. */
	replace: (fields: Fields, expectedVersion: number) => Promise<Row>;
	readLatest: () => Promise<Row>;
	onSaved: (row: Row) => void;
}

interface VersionedSave<Row, Fields> {
	save: (fields: Fields) => Promise<void>;
	/** Set once somebody else was found to have saved: their record, and what was to be saved over it. */
	conflict: { theirs: Row; mine: Fields } | null;
	/** From now on, saving replaces their version. */
	keepMine: () => void;
}

/** Saving a record that others may save too: a newer version is never overwritten without having been shown. */
export function useVersionedSave<Row extends Versioned, Fields>(
	options: VersionedSaveOptions<Row, Fields>,
): VersionedSave<Row, Fields> {
	const { initial, replace, readLatest, onSaved } = options;
	const expected = useRef(initial.version);
	const [conflict, setConflict] = useState<{ theirs: Row; mine: Fields } | null>(null);

	return {
		conflict,
		keepMine: () => {
			if (conflict) expected.current = conflict.theirs.version;
		},
		save: async (fields) => {
			try {
				onSaved(await replace(fields, expected.current));
			} catch (error) {
				if (failureOf(error).code === 'precondition_failed') {
					setConflict({ theirs: await readLatest(), mine: fields });
				} else {
					setConflict(null);
				}
				throw error;
			}
		},
	};
}
