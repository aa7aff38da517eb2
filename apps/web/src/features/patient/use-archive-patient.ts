'use client';

import type { Patient } from '@hms/contracts';
import { trpc } from '../../lib/api/trpc.ts';
import { useArchiving } from '../../lib/record/use-archiving.ts';

/** Lets every screen know that patients came or went, and with them who looks after them. */
export function useRefreshPatients(): () => Promise<unknown> {
	const utils = trpc.useUtils();
	return () =>
		Promise.all([
			utils.patient.list.invalidate(),
			utils.patient.history.invalidate(),
			utils.mapping.invalidate(),
		]);
}

/** Puts patients away and takes them back. */
export function useArchivePatient() {
	const utils = trpc.useUtils();
	const archive = trpc.patient.archive.useMutation();
	const restore = trpc.patient.restore.useMutation();
	const archiving = useArchiving<Patient>({
		archive: archive.mutateAsync,
		restore: restore.mutateAsync,
		refresh: useRefreshPatients(),
		onRestored: (patient) => utils.patient.get.setData({ id: patient.id }, patient),
		place: 'in the list',
	});
	return { ...archiving, busy: archive.isPending };
}
