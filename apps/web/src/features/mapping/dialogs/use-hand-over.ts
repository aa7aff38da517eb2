'use client';

import { type HandOver, type HandOverInput, type Mapping, maxNamedPatients } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { trpc } from '../../../lib/api/trpc.ts';
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

/** The hand-overs of the patients of some assignments: of each doctor, and in parts of as many as one names. */
export function handOversOf(mappings: Mapping[], input: HandOverInput): HandOverInput[] {
	const byDoctor = Map.groupBy(mappings, ({ doctorId }) => doctorId);
	return [...byDoctor].flatMap(([fromDoctorId, theirs]) => {
		const patientIds = theirs.map(({ patientId }) => patientId);
		const parts = Math.ceil(patientIds.length / maxNamedPatients);
		return Array.from({ length: parts }, (_, part) => ({
			...input,
			fromDoctorId,
			patientIds: patientIds.slice(part * maxNamedPatients, (part + 1) * maxNamedPatients),
		}));
	});
}

/** Whose patients are handed over, for sentences; of one doctor with the name. */
export interface Giver {
	whose: 'one' | 'several';
	doctor: string;
}

/**
 * Hands patients over, in one transaction each time, with one undo for all that were.
 * @param from whose they are, for the message
 * @param to the name of who takes over, for the message
 * @param onDone is called after each
 * @throws why one could not be done; those before it stand
 */
export function useHandOver(): (
	inputs: HandOverInput[],
	from: Giver,
	to: string,
	onDone?: (input: HandOverInput) => void,
) => Promise<void> {
	const t = useTranslations();
	const handOver = trpc.mapping.handOver.useMutation();
	const undo = trpc.mapping.undoHandOver.useMutation();
	const refresh = useRefreshMappings();

	async function undoAll(done: HandOver[], to: string): Promise<void> {
		const undone = await Promise.allSettled(done.map(({ id }) => undo.mutateAsync({ id })));
		await refresh();
		for (const one of undone) if (one.status === 'rejected') throw one.reason;
		const changed = undone.reduce(
			(sum, one) => sum + (one.status === 'fulfilled' ? one.value.changedSince : 0),
			0,
		);
		if (changed > 0) notify(t('mapping.handOver.stayed', { count: changed, to }));
	}

	return async (inputs, from, to, onDone) => {
		const done: HandOver[] = [];
		try {
			for (const input of inputs) {
				done.push(await handOver.mutateAsync(input));
				onDone?.(input);
			}
		} finally {
			void refresh();
			const count = done.reduce((sum, one) => sum + one.patients, 0);
			if (count > 0) {
				notifyWithUndo(
					t('mapping.handOver.done', { count, to, ...from }),
					() => undoAll(done, to),
					t('mapping.handOver.undone', { ...from }),
				);
			}
		}
	};
}
