'use client';

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type Failure, failureOf } from '../../lib/api/failure.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import type { FieldDisplay } from '../../lib/form/field-display.ts';
import { conflictingFields } from '../../lib/form/merge.ts';
import type { Conflict } from '../../lib/form/use-versioned-save.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { FailureAlert } from '../message/failure-alert.tsx';
import { ConflictField, type Side } from './conflict-field.tsx';
import { MergedFields } from './merged-fields.tsx';

interface ConflictDialogProps<Row extends { updatedAt: string }, Fields> {
	opened: boolean;
	conflict: Conflict<Row, Fields>;
	fieldsOf: (row: Row) => Fields;
	words: FieldDisplay<Fields>;
	/** Saves what was chosen. @throws why it could not */
	onSave: (chosen: Fields) => Promise<void>;
	/** Back to the form. */
	onClose: () => void;
}

/**
 * Somebody saved this record while it was being edited: shows what it was, theirs and yours, field by field. What does
 * not collide is merged by itself; the rest is for the person to choose.
 */
export function ConflictDialog<Row extends { updatedAt: string }, Fields extends object>(
	props: ConflictDialogProps<Row, Fields>,
) {
	const { opened, conflict, fieldsOf, words, onSave, onClose } = props;
	const locale = useLocale();
	const { timeZone } = useClinic();
	const [chosen, setChosen] = useState<Partial<Record<keyof Fields, Side>>>({});
	const [saving, setSaving] = useState(false);
	const [failure, setFailure] = useState<Failure | null>(null);
	const fields = conflictingFields(conflict.merge);
	const theirs = fieldsOf(conflict.theirs);
	const left = fields.filter((field) => chosen[field] === undefined).length;

	const chooseAll = (side: Side) =>
		// An entry for each field, which the type of `fromEntries` does not tell.
		setChosen(
			Object.fromEntries(fields.map((field) => [field, side])) as Record<keyof Fields, Side>,
		);

	async function save() {
		const outcome = { ...conflict.merge.merged };
		for (const field of fields) if (chosen[field] === 'theirs') outcome[field] = theirs[field];
		setSaving(true);
		setFailure(null);
		try {
			await onSave(outcome);
			// It stays busy: another screen follows.
		} catch (error) {
			setFailure(failureOf(error));
			setSaving(false);
		}
	}

	return (
		<Modal
			opened={opened}
			onClose={onClose}
			size="xl"
			title="Somebody saved this record while you were editing it"
		>
			<Stack gap="md">
				<Text size="sm" c="dimmed">
					They saved it {formatInstant(conflict.theirs.updatedAt, locale, timeZone)}. Choose what
					holds where both of you changed the same.
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
						words={words}
						field={field}
						base={conflict.base}
						theirs={theirs}
						mine={conflict.mine}
						value={chosen[field] ?? null}
						onChange={(side) => setChosen((before) => ({ ...before, [field]: side }))}
					/>
				))}
				<MergedFields conflict={conflict} words={words} />
				{failure === null ? null : <FailureAlert failure={failure} />}
				<Group justify="flex-end" gap="sm">
					<Text size="sm" c="dimmed" aria-live="polite">
						{left === 0 ? '' : `${left} left to choose`}
					</Text>
					<Button variant="default" onClick={onClose} disabled={saving}>
						Back to the form
					</Button>
					<Button onClick={save} loading={saving} disabled={left > 0}>
						Save
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
