'use client';

import type { Patient } from '@hms/contracts';
import { trpc } from '../../lib/api/trpc.ts';
import { useArchiving } from '../../lib/record/use-archiving.ts';

/** Refetches the queries that archiving or restoring patients changes, mappings included. */
export function useRefreshPatients(): () => Promise<unknown> {
	const utils = trpc.useUtils();
	return () =>
		Promise.all([
			utils.patient.list.invalidate(),
			utils.patient.activity.invalidate(),
			utils.mapping.invalidate(),
		]);
}

/** Archives and restores patients. */
export function useArchivePatient() {
	const utils = trpc.useUtils();
	const archive = trpc.patient.archive.useMutation();
	const restore = trpc.patient.restore.useMutation();
	const archiving = useArchiving<Patient>({
		archive: archive.mutateAsync,
		restore: restore.mutateAsync,
		refresh: useRefreshPatients(),
		onRestored: (patient) => utils.patient.get.setData({ id: patient.id }, patient),
		place: 'list',
	});
	return { ...archiving, busy: archive.isPending, restoring: restore.isPending };
}
