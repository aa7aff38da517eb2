'use client';

import type { Doctor } from '@hms/contracts';
import { fullName } from '../../lib/person-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { offerUndo, say, sayFailed } from '../../lib/undo.tsx';

/** Takes doctors out of the directory and puts them back. Both happen at once; archiving can be undone from its message. */
export function useArchiveDoctor() {
	const utils = trpc.useUtils();
	const archive = trpc.doctor.archive.useMutation();
	const restore = trpc.doctor.restore.useMutation();

	async function takeBack({ id }: Doctor): Promise<void> {
		const restored = await restore.mutateAsync({ id });
		utils.doctor.get.setData({ id }, restored);
		await Promise.all([utils.doctor.list.invalidate(), utils.mapping.invalidate()]);
	}

	return {
		busy: archive.isPending,
		/** @returns whether it was archived */
		async archive(doctor: Doctor): Promise<boolean> {
			const name = fullName(doctor);
			try {
				await archive.mutateAsync({ id: doctor.id });
			} catch (error) {
				sayFailed(`${name} was not archived`, error);
				return false;
			}
			offerUndo(`${name} was archived`, () => takeBack(doctor), `${name} is back in the directory`);
			void utils.doctor.list.invalidate();
			void utils.mapping.invalidate();
			return true;
		},
		async restore(doctor: Doctor): Promise<void> {
			try {
				await takeBack(doctor);
				say(`${fullName(doctor)} is back in the directory`);
			} catch (error) {
				sayFailed(`${fullName(doctor)} was not restored`, error);
			}
		},
	};
}
