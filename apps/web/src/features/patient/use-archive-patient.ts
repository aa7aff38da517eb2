'use client';

import type { Patient } from '@hms/contracts';
import { fullName } from '../../lib/person-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { offerUndo, say, sayFailed } from '../../lib/undo.tsx';

/** Puts patients away and takes them back. Both happen at once; archiving can be undone from its message. */
export function useArchivePatient() {
	const utils = trpc.useUtils();
	const archive = trpc.patient.archive.useMutation();
	const restore = trpc.patient.restore.useMutation();

	async function takeBack({ id }: Patient): Promise<void> {
		const restored = await restore.mutateAsync({ id });
		utils.patient.get.setData({ id }, restored);
		await Promise.all([utils.patient.list.invalidate(), utils.mapping.invalidate()]);
	}

	return {
		busy: archive.isPending,
		/** @returns whether it was archived */
		async archive(patient: Patient): Promise<boolean> {
			const name = fullName(patient);
			try {
				await archive.mutateAsync({ id: patient.id });
			} catch (error) {
				sayFailed(`${name} was not archived`, error);
				return false;
			}
			offerUndo(`${name} was archived`, () => takeBack(patient), `${name} is back in the list`);
			void utils.patient.list.invalidate();
			return true;
		},
		async restore(patient: Patient): Promise<void> {
			try {
				await takeBack(patient);
				say(`${fullName(patient)} is back in the list`);
			} catch (error) {
				sayFailed(`${fullName(patient)} was not restored`, error);
			}
		},
	};
}
