'use client';

import type { ManyOutcome, Patient } from '@hms/contracts';
import { trpc } from '../../lib/api/trpc.ts';
import { inAllPortions, usePortions } from '../../lib/list/use-portions.ts';
import { pluralize, pluralizeWithVerb } from '../../lib/text/pluralize.ts';
import { notifyFailure, notifyWithUndo } from '../../lib/ui/notifications.tsx';
import { notifyNotDone } from './not-done.tsx';
import { useRefreshPatients } from './use-archive-patient.ts';

/** The words for archiving many patients, or for restoring them. */
interface Labels {
	done: (count: number) => string;
	undone: (count: number) => string;
	/** "could not be archived" */
	failed: string;
}

const archiveLabels: Labels = {
	done: (count) => `${pluralizeWithVerb(count, 'patient', 'was')} archived`,
	undone: (count) => `${pluralizeWithVerb(count, 'patient')} back in the list`,
	failed: 'could not be archived',
};
const restoreLabels: Labels = {
	done: (count) => `${pluralizeWithVerb(count, 'patient')} back in the list`,
	undone: (count) => `${pluralizeWithVerb(count, 'patient')} in the archive again`,
	failed: 'could not be restored',
};

const skippedLabel = (count: number): string =>
	count === 0 ? '' : `; ${pluralizeWithVerb(count, 'patient')} no longer there`;

/** Archives and restores many patients, in portions that one request takes, with one Undo for all. */
export function useArchivePatients() {
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
			const left = rest.length === 0 ? '' : `; ${pluralize(rest.length, 'patient')} left as before`;
			notifyWithUndo(
				`${labels.done(done.length)}${skippedLabel(notDone.length)}${left}`,
				async () => {
					await inAllPortions(done, (ids) => undoes({ ids })).finally(refresh);
				},
				labels.undone(done.length),
			);
		}
		notifyNotDone(patients, notDone);
		if (error !== undefined) {
			notifyFailure(`${pluralize(rest.length, 'patient')} ${labels.failed}`, error);
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
