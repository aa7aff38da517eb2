'use client';

import type { ManyOutcome, Patient } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { trpc } from '../../lib/api/trpc.ts';
import { inAllPortions, usePortions } from '../../lib/list/use-portions.ts';
import { notifyFailure, notifyWithUndo } from '../../lib/ui/notifications.tsx';
import { notifyNotDone } from './not-done.tsx';
import { useRefreshPatients } from './use-archive-patient.ts';

/** The texts for archiving many patients. */
const archiveLabels = {
	done: 'patient.many.archived',
	undone: 'patient.many.archiveUndone',
	failed: 'patient.many.archiveFailed',
} as const;

/** The same for restoring them. */
const restoreLabels = {
	done: 'patient.many.restored',
	undone: 'patient.many.restoreUndone',
	failed: 'patient.many.restoreFailed',
} as const;

type Labels = typeof archiveLabels | typeof restoreLabels;

/** Archives and restores many patients, in portions that one request takes, with one Undo for all. */
export function useArchivePatients() {
	const t = useTranslations();
	const archive = trpc.patient.archiveMany.useMutation();
	const restore = trpc.patient.restoreMany.useMutation();
	const refresh = useRefreshPatients();
	const { run, progress, cancel } = usePortions();

	type Change = (input: { ids: string[] }) => Promise<ManyOutcome>;
	async function change(patients: Patient[], labels: Labels, does: Change, undoes: Change) {
		const ids = patients.map(({ id }) => id);
		const { outcomes, rest, error } = await run(ids, (portion) => does({ ids: portion }));
		const done = outcomes.flatMap((outcome) => outcome.done);
		const notDone = outcomes.flatMap((outcome) => outcome.notDone);
		if (outcomes.length > 0) {
			notifyWithUndo(
				t(labels.done, { done: done.length, gone: notDone.length, left: rest.length }),
				async () => {
					await inAllPortions(done, (ids) => undoes({ ids })).finally(refresh);
				},
				t(labels.undone, { count: done.length }),
			);
		}
		notifyNotDone(t, patients, notDone);
		if (error !== undefined) {
			notifyFailure(t(labels.failed, { count: rest.length }), error);
		}
		await refresh();
	}

	return {
		progress,
		cancel,
		archive: (patients: Patient[]) =>
			change(patients, archiveLabels, archive.mutateAsync, restore.mutateAsync),
		restore: (patients: Patient[]) =>
			change(patients, restoreLabels, restore.mutateAsync, archive.mutateAsync),
	};
}
