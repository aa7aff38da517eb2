'use client';

import type { AssignManyInput, AssignManyOutcome } from '@hms/contracts';
import { trpc } from '../../../lib/api/trpc.ts';
import { formatNumber } from '../../../lib/text/format-number.ts';
import { pluralize, pluralizeWithVerb } from '../../../lib/text/pluralize.ts';
import { notify, notifyWithUndo } from '../../../lib/ui/notifications.tsx';
import { useRefreshMappings } from '../queries.ts';

/** Why some patients were not assigned the doctor; empty if all were. */
function skippedLabel({ notDone }: AssignManyOutcome): string {
	const already = notDone.filter(({ reason }) => reason === 'already_assigned').length;
	const shared = notDone.filter(({ reason }) => reason === 'forbidden').length;
	const missing = notDone.length - already - shared;
	return [
		already === 0 ? '' : `; ${formatNumber(already)} already had this doctor`,
		shared === 0 ? '' : `; ${pluralize(shared, 'patient')} of colleagues left unchanged`,
		missing === 0 ? '' : `; ${pluralizeWithVerb(missing, 'patient')} no longer there`,
	].join('');
}

/** Assigns one doctor to many patients in one request, with one undo. @throws why it could not be done */
export function useAssignMany(): (input: AssignManyInput) => Promise<void> {
	const assign = trpc.mapping.assignMany.useMutation();
	const end = trpc.mapping.endMany.useMutation();
	const refresh = useRefreshMappings();

	return async (input) => {
		const outcome = await assign.mutateAsync(input);
		const { done } = outcome;
		void refresh();
		if (done.length === 0) {
			notify(`Nobody was assigned${skippedLabel(outcome)}`);
			return;
		}
		const patients = pluralize(done.length, 'patient');
		notifyWithUndo(
			`The doctor was assigned to ${patients}${skippedLabel(outcome)}`,
			async () => {
				await end.mutateAsync({ ids: done.map(({ id }) => id) });
				await refresh();
			},
			`The doctor no longer looks after ${patients}`,
		);
	};
}
