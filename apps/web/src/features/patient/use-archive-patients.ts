'use client';

import type { ManyOutcome, Patient } from '@hms/contracts';
import { trpc } from '../../lib/api/trpc.ts';
import { pluralize, pluralizeWithVerb } from '../../lib/text/pluralize.ts';
import { notifyFailure, notifyWithUndo } from '../../lib/ui/notifications.tsx';
import { useRefreshPatients } from './use-archive-patient.ts';

const idsOf = (patients: Patient[]) => ({ ids: patients.map(({ id }) => id) });

const skippedLabel = ({ notDone }: ManyOutcome): string =>
	notDone.length === 0 ? '' : `; ${pluralizeWithVerb(notDone.length, 'patient')} no longer there`;

/** Archives and restores many patients in one request. */
export function useArchivePatients() {
	const archive = trpc.patient.archiveMany.useMutation();
	const restore = trpc.patient.restoreMany.useMutation();
	const refresh = useRefreshPatients();

	return {
		busy: archive.isPending || restore.isPending,
		async archive(patients: Patient[]): Promise<void> {
			try {
				const outcome = await archive.mutateAsync(idsOf(patients));
				const { done } = outcome;
				notifyWithUndo(
					`${pluralizeWithVerb(done.length, 'patient', 'was')} archived${skippedLabel(outcome)}`,
					async () => {
						await restore.mutateAsync({ ids: done });
						await refresh();
					},
					`${pluralizeWithVerb(done.length, 'patient')} back in the list`,
				);
			} catch (error) {
				notifyFailure(`${pluralize(patients.length, 'patient')} could not be archived`, error);
			}
			await refresh();
		},
		async restore(patients: Patient[]): Promise<void> {
			try {
				const outcome = await restore.mutateAsync(idsOf(patients));
				const { done } = outcome;
				notifyWithUndo(
					`${pluralizeWithVerb(done.length, 'patient')} back in the list${skippedLabel(outcome)}`,
					async () => {
						await archive.mutateAsync({ ids: done });
						await refresh();
					},
					`${pluralizeWithVerb(done.length, 'patient')} in the archive again`,
				);
			} catch (error) {
				notifyFailure(`${pluralize(patients.length, 'patient')} could not be restored`, error);
			}
			await refresh();
		},
	};
}
