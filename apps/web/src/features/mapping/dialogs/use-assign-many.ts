'use client';

import type { AssignManyInput, AssignManyOutcome, Patient } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { trpc } from '../../../lib/api/trpc.ts';
import { inAllPortions, usePortions } from '../../../lib/list/use-portions.ts';
import { formatNumber } from '../../../lib/text/format-number.ts';
import { pluralize, pluralizeWithVerb } from '../../../lib/text/pluralize.ts';
import { notify, notifyFailure, notifyWithUndo } from '../../../lib/ui/notifications.tsx';
import { notifyNotDone } from '../../patient/not-done.tsx';
import { useRefreshMappings } from '../queries.ts';

/** Why some patients were not assigned the doctor; empty if all were. */
function skippedLabel(notDone: AssignManyOutcome['notDone'], rest: number): string {
	const already = notDone.filter(({ reason }) => reason === 'already_assigned').length;
	const shared = notDone.filter(({ reason }) => reason === 'forbidden').length;
	const missing = notDone.length - already - shared;
	return [
		already === 0 ? '' : `; ${formatNumber(already)} already had this doctor`,
		shared === 0 ? '' : `; ${pluralize(shared, 'patient')} of colleagues left unchanged`,
		missing === 0 ? '' : `; ${pluralizeWithVerb(missing, 'patient')} no longer there`,
		rest === 0 ? '' : `; ${pluralize(rest, 'patient')} left as before`,
	].join('');
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
		const skipped = skippedLabel(notDone, rest.length);
		const assigned = pluralize(done.length, 'patient');
		if (done.length === 0) notify(`Nobody was assigned${skipped}`);
		else {
			notifyWithUndo(
				`The doctor was assigned to ${assigned}${skipped}`,
				async () => {
					const mappingIds = done.map(({ id }) => id);
					await inAllPortions(mappingIds, (ids) => end.mutateAsync({ ids })).finally(refresh);
				},
				`The doctor no longer looks after ${assigned}`,
			);
		}
		notifyNotDone(
			t,
			patients,
			notDone.filter(({ reason }) => reason !== 'already_assigned'),
		);
		if (error !== undefined) {
			notifyFailure(`${pluralize(rest.length, 'patient')} could not be assigned`, error);
		}
	}

	return { assignMany, progress, cancel };
}
