'use client';

import { type ComponentType, type ReactNode, Suspense, useEffect, useState } from 'react';
import { type Changes, changesOf } from '../../lib/form/changes.ts';
import { useVersionedSave } from '../../lib/form/use-versioned-save.ts';
import { type FieldDisplays, pickFields } from '../../lib/record/record-fields.ts';
import { hasUnsavedChanges } from '../../lib/session/leave-guard.ts';
import { lazyPart } from '../../lib/ui/lazy-part.tsx';
import type { ConflictDialogProps } from './conflict-dialog.tsx';
import { SavedBy, type SavedChange, type SavedVersion } from './saved-by.tsx';

const RecordChangedNotice = lazyPart(() =>
	import('./record-changed-notice.tsx').then((file) => file.RecordChangedNotice<object>),
);

interface RecordEditOptions<Row extends SavedVersion & Fields, Fields extends object> {
	/** As it is stored now; it may change while the form is open. */
	record: Row;
	/** The fields that the form edits. */
	table: FieldDisplays<Fields>;
	ConflictDialog: ComponentType<ConflictDialogProps<Row, Fields>>;
	/** Writes changed fields, if the record still has the expected version. */
	update: (
		changes: Changes<Fields> & { id: string; expectedVersion: number },
		/** What the changes are made to. */
		base: Row,
	) => Promise<Row>;
	readLatest: () => Promise<Row>;
	/** Reads the newest changes of the record. */
	readChanges: () => Promise<SavedChange[]>;
	/** Whether a form that is not a page's has changes that are not saved. */
	isDirty?: boolean;
	/** @param merged the saved record also has changes that somebody else made meanwhile */
	onSaved: (row: Row, merged: boolean) => unknown;
}

interface RecordEdit<Row, Fields> {
	/** The version that the form was opened with, or a newer one if nothing was typed until then: a key of the form. */
	initial: Row;
	/** The fields of that version. */
	stored: Fields;
	/** @throws why it was not saved; with a conflict, the user has to choose first */
	save: (fields: Fields) => Promise<void>;
	/** The dialog in which the user chooses, to be rendered beside the form. */
	conflictDialog: ReactNode;
	/** What somebody else has changed since the form was opened, to be rendered in it as its hint. */
	changedNotice: ReactNode;
}

/** Edits a stored record: sends what changed, and resolves conflicts with what somebody else saved meanwhile. */
export function useRecordEdit<Row extends SavedVersion & Fields, Fields extends object>(
	options: RecordEditOptions<Row, Fields>,
): RecordEdit<Row, Fields> {
	const { record, table, ConflictDialog, update, readLatest, readChanges } = options;
	const { isDirty = false, onSaved } = options;
	const [initial, setInitial] = useState(record);
	// The user's own change is no news: the one that is being saved, and the one that was.
	const [isSaving, setSaving] = useState(false);
	const isNewer = record.version > initial.version && !isSaving;
	useEffect(() => {
		// A form that nobody is typing into shows the newest version; any other keeps the one that it was opened with.
		const isTyping =
			isDirty || hasUnsavedChanges() || Boolean(document.activeElement?.closest('form'));
		if (isNewer && !isTyping) setInitial(record);
	}, [isDirty, isNewer, record]);

	const fieldsOf = (row: Fields) => pickFields<Fields>(table, row);
	const { save, conflict, resolve, dismiss } = useVersionedSave<Row, Fields>({
		initial,
		fieldsOf,
		write: (fields, base) =>
			update(
				{
					...changesOf(fieldsOf(base), fields),
					id: base.id,
					expectedVersion: base.version,
				},
				base,
			),
		readLatest,
		onSaved,
	});
	const saving = (run: (fields: Fields) => Promise<void>) => async (fields: Fields) => {
		setSaving(true);
		try {
			await run(fields);
			// Stays so: another screen follows.
		} catch (error) {
			setSaving(false);
			throw error;
		}
	};
	const savedBy = (saved: Row) => <SavedBy saved={saved} readChanges={readChanges} />;
	return {
		initial,
		stored: fieldsOf(initial),
		save: saving(save),
		changedNotice: isNewer ? (
			<Suspense fallback={null}>
				<RecordChangedNotice
					table={table}
					savedBy={savedBy(record)}
					before={fieldsOf(initial)}
					after={fieldsOf(record)}
				/>
			</Suspense>
		) : null,
		conflictDialog:
			conflict === null ? null : (
				<ConflictDialog
					opened
					key={conflict.theirs.version}
					conflict={conflict}
					fieldsOf={fieldsOf}
					table={table}
					savedBy={savedBy(conflict.theirs)}
					onSave={saving(resolve)}
					onClose={dismiss}
				/>
			),
	};
}
