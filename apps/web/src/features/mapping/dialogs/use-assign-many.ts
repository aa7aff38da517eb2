'use client';

import type { AssignManyInput, AssignManyOutcome, Patient } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { trpc } from '../../../lib/api/trpc.ts';
import { inAllPortions, usePortions } from '../../../lib/list/use-portions.ts';
import { notify, notifyFailure, notifyWithUndo } from '../../../lib/ui/notifications.tsx';
import { notifyNotDone } from '../../patient/not-done.tsx';
import { useRefreshMappings } from '../queries.ts';

/** How many were assigned the doctor, and why others were not. */
function countsOf(done: number, notDone: AssignManyOutcome['notDone'], rest: number) {
	const already = notDone.filter(({ reason }) => reason === 'already_assigned').length;
	const shared = notDone.filter(({ reason }) => reason === 'forbidden').length;
	return { done, already, shared, missing: notDone.length - already - shared, rest };
}

/** Assigns one doctor to many patients, in portions that one request takes, with one Undo for all. */
export function useAssignMany() {
	const t = useTranslations();
	const assign = trpc.mapping.assignMany.useMutation();
	const end = trpc.mapping.endMany.useMutation();
	const refresh = useRefreshMappings();
	const { run, progress, cancel } = usePortions();

	/** @throws why nobody could be assigned */
	async function assignMany(
		patients: Patient[],
		input: Omit<AssignManyInput, 'patientIds'>,
	): Promise<void> {
		const ids = patients.map(({ id }) => id);
		const { outcomes, rest, error } = await run(ids, (patientIds) =>
			assign.mutateAsync({ ...input, patientIds }),
		);
		if (outcomes.length === 0 && error !== undefined) throw error;
		const done = outcomes.flatMap((outcome) => outcome.done);
		const notDone = outcomes.flatMap((outcome) => outcome.notDone);
		void refresh();
		const message = t('mapping.assign.done', countsOf(done.length, notDone, rest.length));
		if (done.length === 0) notify(message);
		else {
			notifyWithUndo(
				message,
				async () => {
					const mappingIds = done.map(({ id }) => id);
					await inAllPortions(mappingIds, (ids) => end.mutateAsync({ ids })).finally(refresh);
				},
				t('mapping.assign.undone', { count: done.length }),
			);
		}
		notifyNotDone(
			t,
			patients,
			notDone.filter(({ reason }) => reason !== 'already_assigned'),
		);
		if (error !== undefined) {
			notifyFailure(t('mapping.assign.failed', { count: rest.length }), error);
		}
	}

	return { assignMany, progress, cancel };
}
