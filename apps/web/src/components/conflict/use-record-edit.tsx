'use client';

import { type ComponentType, type ReactNode, useState } from 'react';
import { type Changes, changesOf } from '../../lib/form/changes.ts';
import { useVersionedSave, type Versioned } from '../../lib/form/use-versioned-save.ts';
import { type FieldDisplays, pickFields } from '../../lib/record/record-fields.ts';
import type { ConflictDialogProps } from './conflict-dialog.tsx';

interface StoredRecord extends Versioned {
	id: string;
	updatedAt: string;
}

interface RecordEditOptions<Row extends StoredRecord & Fields, Fields extends object> {
	record: Row;
	/** The fields that the form edits. */
	table: FieldDisplays<Fields>;
	ConflictDialog: ComponentType<ConflictDialogProps<Row, Fields>>;
	/** Writes changed fields, if the record still has the expected version. */
	update: (changes: Changes<Fields> & { id: string; expectedVersion: number }) => Promise<Row>;
	readLatest: () => Promise<Row>;
	/** @param merged the saved record also has changes that somebody else made meanwhile */
	onSaved: (row: Row, merged: boolean) => unknown;
}

interface RecordEdit<Fields> {
	/** The fields as the form was opened with them. */
	stored: Fields;
	/** @throws why it was not saved; with a conflict, the user has to choose first */
	save: (fields: Fields) => Promise<void>;
	/** The dialog in which the user chooses, to be rendered beside the form. */
	conflictDialog: ReactNode;
}

/** Edits a stored record: sends what changed, and resolves conflicts with what somebody else saved meanwhile. */
export function useRecordEdit<Row extends StoredRecord & Fields, Fields extends object>(
	options: RecordEditOptions<Row, Fields>,
): RecordEdit<Fields> {
	const { record, table, ConflictDialog, update, readLatest, onSaved } = options;
	// The form keeps the version that it was opened with.
	const [initial] = useState(record);
	const fieldsOf = (row: Fields) => pickFields<Fields>(table, row);
	const { save, conflict, resolve, dismiss } = useVersionedSave<Row, Fields>({
		initial,
		fieldsOf,
		write: (fields, base) =>
			update({
				...changesOf(fieldsOf(base), fields),
				id: base.id,
				expectedVersion: base.version,
			}),
		readLatest,
		onSaved,
	});
	return {
		stored: fieldsOf(initial),
		save,
		conflictDialog:
			conflict === null ? null : (
				<ConflictDialog
					opened
					key={conflict.theirs.version}
					conflict={conflict}
					fieldsOf={fieldsOf}
					table={table}
					onSave={resolve}
					onClose={dismiss}
				/>
			),
	};
}
