'use client';

import type { Mapping } from '@hms/contracts';
import { fullName } from '../../lib/person-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { offerUndo, say, sayFailed } from '../../lib/undo.tsx';

/** What is done to an assignment without a form. */
export function useCareTeam() {
	const utils = trpc.useUtils();
	const end = trpc.mapping.end.useMutation();
	const restore = trpc.mapping.restore.useMutation();
	const replace = trpc.mapping.replace.useMutation();
	const refresh = () => utils.mapping.invalidate();

	return {
		/** The doctor no longer looks after the patient, as of today; this can be undone. */
		async remove(mapping: Mapping): Promise<void> {
			const name = fullName(mapping.doctor);
			try {
				await end.mutateAsync({ id: mapping.id });
			} catch (error) {
				sayFailed(`${name} was not removed`, error);
				return;
			} finally {
				await refresh();
			}
			offerUndo(
				`${name} no longer looks after this patient`,
				async () => {
					await restore.mutateAsync({ id: mapping.id });
					await refresh();
				},
				`${name} looks after this patient again`,
			);
		},

		/** Takes it from the doctor who was the primary. */
		async makePrimary(mapping: Mapping): Promise<void> {
			const { id, version, doctorId, role, startedOn, endedOn, reason, notes, doctor } = mapping;
			try {
				await replace.mutateAsync({
					id,
					expectedVersion: version,
					...{ doctorId, role, startedOn, endedOn, reason, notes },
					isPrimary: true,
				});
				say(`${fullName(doctor)} is the primary doctor now`);
			} catch (error) {
				sayFailed(`${fullName(doctor)} was not made the primary doctor`, error);
			} finally {
				await refresh();
			}
		},
	};
}
