'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type Failure, failureOf } from '../../lib/api/failure.ts';
import { Dialog } from '../page/dialog.tsx';
import '../../lib/address/country-formats.ts';
import { conflictingFields } from '../../lib/form/merge.ts';
import type { Conflict } from '../../lib/form/use-versioned-save.ts';
import type { FieldDisplays } from '../../lib/record/record-fields.ts';
import { FailureAlert } from '../message/failure-alert.tsx';
import { ConflictField, type Side } from './conflict-field.tsx';
import { MergedFields } from './merged-fields.tsx';

export interface ConflictDialogProps<Row, Fields> {
	opened: boolean;
	conflict: Conflict<Row, Fields>;
	fieldsOf: (row: Row) => Fields;
	table: FieldDisplays<Fields>;
	/** Who saved the record meanwhile. */
	savedBy: ReactNode;
	/** Saves the chosen values. @throws why they were not saved */
	onSave: (chosen: Fields) => Promise<void>;
	/** Returns to the form. */
	onClose: () => void;
}

/**
 * Resolves a conflict: somebody else saved the record while it was being edited. For each field that both changed, the user
 * chooses between the two values; all other changes are merged and only shown.
 */
export function ConflictDialog<Row, Fields extends object>(
	props: ConflictDialogProps<Row, Fields>,
) {
	const { opened, conflict, fieldsOf, table, savedBy, onSave, onClose } = props;
	const [chosen, setChosen] = useState<Partial<Record<keyof Fields, Side>>>({});
	const [saving, setSaving] = useState(false);
	const [failure, setFailure] = useState<Failure | null>(null);
	const fields = conflictingFields(conflict.merge);
	const theirs = fieldsOf(conflict.theirs);
	const remaining = fields.filter((field) => chosen[field] === undefined).length;

	const chooseAll = (side: Side) =>
		// Every field has an entry, which the return type of `fromEntries` does not express.
		setChosen(
			Object.fromEntries(fields.map((field) => [field, side])) as Record<keyof Fields, Side>,
		);

	async function save() {
		const chosenFields = { ...conflict.merge.merged };
		for (const field of fields) if (chosen[field] === 'theirs') chosenFields[field] = theirs[field];
		setSaving(true);
		setFailure(null);
		try {
			await onSave(chosenFields);
			// Stays busy: another screen follows.
		} catch (error) {
			setFailure(failureOf(error));
			setSaving(false);
		}
	}

	return (
		<Dialog
			opened={opened}
			onClose={onClose}
			size="xl"
			title="This record changed while you were editing"
		>
			<Stack gap="md">
				<Text size="sm" c="dimmed">
					{savedBy} Where you both changed a field, choose which value to keep. Then save.
				</Text>
				{fields.length > 1 ? (
					<Group gap="xs">
						<Button size="compact-sm" variant="default" onClick={() => chooseAll('theirs')}>
							All theirs
						</Button>
						<Button size="compact-sm" variant="default" onClick={() => chooseAll('mine')}>
							All yours
						</Button>
					</Group>
				) : null}
				{fields.map((field) => (
					<ConflictField
						key={String(field)}
						table={table}
						field={field}
						base={conflict.base}
						theirs={theirs}
						mine={conflict.mine}
						value={chosen[field] ?? null}
						onChange={(side) => setChosen((before) => ({ ...before, [field]: side }))}
					/>
				))}
				<MergedFields conflict={conflict} table={table} />
				{failure === null ? null : <FailureAlert failure={failure} />}
				<Group justify="flex-end" gap="sm">
					<Text size="sm" c="dimmed" aria-live="polite">
						{remaining === 0 ? '' : `${remaining} left to choose`}
					</Text>
					<Button variant="default" onClick={onClose} disabled={saving}>
						Back to the form
					</Button>
					<Button onClick={save} loading={saving} disabled={remaining > 0}>
						Save
					</Button>
				</Group>
			</Stack>
		</Dialog>
	);
}
