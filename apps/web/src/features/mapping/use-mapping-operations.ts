'use client';

import { type Mapping, today } from '@hms/contracts';
import { trpc } from '../../lib/api/trpc.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { isolatedName } from '../../lib/text/person-name.ts';
import { notify, notifyFailure, notifyWithUndo } from '../../lib/ui/notifications.tsx';
import { useRefreshMappings } from './queries.ts';

const namesOf = ({ doctor, patient }: Mapping) => ({
	doctor: isolatedName(doctor),
	patient: isolatedName(patient),
});

/** The operations on assignments. Each shows a message that offers to undo it. */
export function useMappingOperations() {
	const locale = useLocale();
	const end = trpc.mapping.end.useMutation();
	const restore = trpc.mapping.restore.useMutation();
	const update = trpc.mapping.update.useMutation();
	const replace = trpc.mapping.replace.useMutation();
	const refresh = useRefreshMappings();

	/** Writes the fields that an assignment had. @param version the version that it has now */
	async function writeBack(before: Mapping, version: number): Promise<void> {
		const { id, doctorId, role, isPrimary, startedOn, endedOn, reason, notes } = before;
		await replace.mutateAsync({
			...{ id, doctorId, role, isPrimary, startedOn, endedOn, reason, notes },
			expectedVersion: version,
		});
		await refresh();
	}

	/** Ends an assignment today. @throws why it could not be ended */
	async function endWithReason(mapping: Mapping, reason?: string): Promise<void> {
		const { id } = mapping;
		const { doctor, patient } = namesOf(mapping);
		try {
			await end.mutateAsync(reason === undefined ? { id } : { id, reason });
		} finally {
			void refresh();
		}
		notifyWithUndo(
			`${doctor} no longer looks after ${patient}`,
			async () => {
				await restore.mutateAsync({ id });
				await refresh();
			},
			`${doctor} looks after ${patient} again`,
		);
	}

	return {
		endWithReason,

		/** Takes the end of an assignment back. */
		async reopen(mapping: Mapping): Promise<void> {
			const { doctor, patient } = namesOf(mapping);
			try {
				const { version } = await restore.mutateAsync({ id: mapping.id });
				notifyWithUndo(
					`${doctor} looks after ${patient} again`,
					() => writeBack(mapping, version),
					`The assignment of ${doctor} to ${patient} ended as before`,
				);
			} catch (error) {
				notifyFailure(`${doctor} was not reinstated`, error);
			} finally {
				void refresh();
			}
		},

		/** Makes the doctor the primary one in place of another, from the start date if it is in the future. */
		async makePrimary(mapping: Mapping): Promise<void> {
			const { id, version } = mapping;
			const { doctor, patient } = namesOf(mapping);
			try {
				const saved = await update.mutateAsync({ id, expectedVersion: version, isPrimary: true });
				notifyWithUndo(
					saved.startedOn > today()
						? `${doctor} becomes the primary doctor of ${patient} on ${formatPlainDate(saved.startedOn, locale)}`
						: `${doctor} is now the primary doctor of ${patient}`,
					async () => {
						// The API then makes the previous primary doctor the primary one again.
						await update.mutateAsync({ id, expectedVersion: saved.version, isPrimary: false });
						await refresh();
					},
					`${patient} has the same primary doctor as before`,
				);
			} catch (error) {
				notifyFailure(`${doctor} was not made the primary doctor`, error);
			} finally {
				void refresh();
			}
		},

		/** Shows that a doctor was assigned. Undo also gives the primary role back to the previous primary doctor. */
		notifyAssigned(mapping: Mapping): void {
			const { doctor, patient } = namesOf(mapping);
			const { id, version } = mapping;
			notifyWithUndo(
				mapping.isPrimary
					? `${doctor} was assigned as the primary doctor`
					: `${doctor} was assigned`,
				async () => {
					await end.mutateAsync({ id, expectedVersion: version });
					await refresh();
				},
				`${doctor} is no longer assigned to ${patient}`,
			);
		},

		/** Shows that an assignment was edited; undo restores its fields. */
		notifyEdited(before: Mapping, after: Mapping): void {
			const { doctor, patient } = namesOf(before);
			const saved = `The assignment of ${doctor} to ${patient} was saved`;
			if (!canUndoEdit(before, after)) {
				notify(saved);
				return;
			}
			notifyWithUndo(
				saved,
				() => writeBack(before, after.version),
				`The assignment of ${doctor} to ${patient} is as before`,
			);
		},
	};
}

/**
 * Whether an edit can be undone by writing the previous fields. An active assignment that was past its end would be ended by
 * writing that end date again.
 */
function canUndoEdit(before: Mapping, after: Mapping): boolean {
	return before.endedOn === after.endedOn || before.endedOn === null || before.status === 'ended';
}
