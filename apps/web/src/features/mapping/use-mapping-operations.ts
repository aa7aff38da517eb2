'use client';

import { type Mapping, today } from '@hms/contracts';
import { useTranslations } from 'use-intl';
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
	const t = useTranslations();
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
		const names = namesOf(mapping);
		try {
			await end.mutateAsync(reason === undefined ? { id } : { id, reason });
		} finally {
			void refresh();
		}
		notifyWithUndo(
			t('mapping.done.ended', names),
			async () => {
				await restore.mutateAsync({ id });
				await refresh();
			},
			t('mapping.done.again', names),
		);
	}

	return {
		endWithReason,

		/** Takes the end of an assignment back. */
		async reopen(mapping: Mapping): Promise<void> {
			const names = namesOf(mapping);
			try {
				const { version } = await restore.mutateAsync({ id: mapping.id });
				notifyWithUndo(
					t('mapping.done.again', names),
					() => writeBack(mapping, version),
					t('mapping.done.endedAsBefore', names),
				);
			} catch (error) {
				notifyFailure(t('mapping.done.notReinstated', names), error);
			} finally {
				void refresh();
			}
		},

		/** Makes the doctor the primary one in place of another, from the start date if it is in the future. */
		async makePrimary(mapping: Mapping): Promise<void> {
			const { id, version } = mapping;
			const names = namesOf(mapping);
			try {
				const saved = await update.mutateAsync({ id, expectedVersion: version, isPrimary: true });
				notifyWithUndo(
					saved.startedOn > today()
						? t('mapping.done.becomesPrimary', {
								...names,
								day: formatPlainDate(saved.startedOn, locale),
							})
						: t('mapping.done.isPrimary', names),
					async () => {
						// The API then makes the previous primary doctor the primary one again.
						await update.mutateAsync({ id, expectedVersion: saved.version, isPrimary: false });
						await refresh();
					},
					t('mapping.done.samePrimary', names),
				);
			} catch (error) {
				notifyFailure(t('mapping.done.notMadePrimary', names), error);
			} finally {
				void refresh();
			}
		},

		/** Shows that a doctor was assigned. Undo also gives the primary role back to the previous primary doctor. */
		notifyAssigned(mapping: Mapping): void {
			const names = namesOf(mapping);
			const { id, version } = mapping;
			notifyWithUndo(
				mapping.isPrimary
					? t('mapping.done.assignedAsPrimary', names)
					: t('mapping.done.assigned', names),
				async () => {
					await end.mutateAsync({ id, expectedVersion: version });
					await refresh();
				},
				t('mapping.done.unassigned', names),
			);
		},

		/** Shows that an assignment was edited; undo restores its fields. */
		notifyEdited(before: Mapping, after: Mapping): void {
			const names = namesOf(before);
			const saved = t('mapping.done.saved', names);
			if (!canUndoEdit(before, after)) {
				notify(saved);
				return;
			}
			notifyWithUndo(
				saved,
				() => writeBack(before, after.version),
				t('mapping.done.asBefore', names),
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
