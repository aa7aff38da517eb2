'use client';

import { type HandOverInput, maxHandOver } from '@hms/contracts';
import { trpc } from '../../../lib/api/trpc.ts';
import { pluralize } from '../../../lib/text/pluralize.ts';
import { notify, notifyWithUndo } from '../../../lib/ui/notifications.tsx';
import { useRefreshMappings } from '../queries.ts';

/** The number of patients that a doctor would hand over; undefined until loaded, or while no doctor is chosen. */
export function usePanelSize(doctorId: string | null): number | undefined {
	const { data } = trpc.mapping.list.useQuery(
		{ doctorId: doctorId ?? '', limit: 1, total: true },
		{ enabled: doctorId !== null },
	);
	return doctorId === null ? undefined : data?.total;
}

/** The hint about the maximum of one hand-over. */
export const handOverLimit = `One step takes ${maxHandOver.toLocaleString()} patients at most.`;

/** Hands patients over, with an undo. @throws why it could not be done */
export function useHandOver(): (
	input: HandOverInput,
	names: { from: string; to: string },
) => Promise<void> {
	const handOver = trpc.mapping.handOver.useMutation();
	const undo = trpc.mapping.undoHandOver.useMutation();
	const refresh = useRefreshMappings();

	return async (input, { from, to }) => {
		const { id, patients } = await handOver.mutateAsync(input);
		void refresh();
		notifyWithUndo(
			`${to} looks after ${pluralize(patients, 'patient')} of ${from} now`,
			async () => {
				const { changedSince } = await undo.mutateAsync({ id });
				await refresh();
				if (changedSince > 0) {
					notify(`${pluralize(changedSince, 'patient')} stayed with ${to}: changed meanwhile`);
				}
			},
			`${from} looks after the patients again`,
		);
	};
}
