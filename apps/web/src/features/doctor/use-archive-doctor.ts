'use client';

import type { Doctor } from '@hms/contracts';
import { trpc } from '../../lib/api/trpc.ts';
import { useArchiving } from '../../lib/record/use-archiving.ts';

/** Archives and restores doctors. */
export function useArchiveDoctor() {
	const utils = trpc.useUtils();
	const archive = trpc.doctor.archive.useMutation();
	const restore = trpc.doctor.restore.useMutation();
	const archiving = useArchiving<Doctor>({
		archive: archive.mutateAsync,
		restore: restore.mutateAsync,
		refresh: () =>
			Promise.all([
				utils.doctor.list.invalidate(),
				utils.doctor.history.invalidate(),
				utils.mapping.invalidate(),
			]),
		onRestored: (doctor) => utils.doctor.get.setData({ id: doctor.id }, doctor),
		place: 'directory',
	});
	return { ...archiving, busy: archive.isPending, restoring: restore.isPending };
}
