'use client';

import type { Mapping } from '@hms/contracts';
import { nameInText } from '../../lib/person-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { offerUndo, say, sayFailed } from '../../lib/undo.tsx';

const pairOf = ({ doctor, patient }: Mapping) => ({
	doctor: nameInText(doctor),
	patient: nameInText(patient),
});

/** What is done to assignments, each with the way back. */
export function useCareTeam() {
	const utils = trpc.useUtils();
	const end = trpc.mapping.end.useMutation();
	const restore = trpc.mapping.restore.useMutation();
	const update = trpc.mapping.update.useMutation();
	const replace = trpc.mapping.replace.useMutation();
	const refresh = () => Promise.all([utils.mapping.invalidate(), utils.patient.list.invalidate()]);

	/** Who is a patient's primary doctor now. */
	async function primaryOf(patientId: string): Promise<Mapping | undefined> {
		const { items } = await utils.client.mapping.listForPatient.query({ patientId });
		return items.find(({ isPrimary }) => isPrimary);
	}

	/** The doctor no longer looks after the patient, as of today. @throws why it could not be done */
	async function endWithReason(mapping: Mapping, reason?: string): Promise<void> {
		const { id } = mapping;
		const { doctor, patient } = pairOf(mapping);
		try {
			await end.mutateAsync(reason === undefined ? { id } : { id, reason });
		} finally {
			void refresh();
		}
		offerUndo(
			`${doctor} no longer looks after ${patient}`,
			async () => {
				await restore.mutateAsync({ id });
				await refresh();
			},
			`${doctor} looks after ${patient} again`,
		);
	}

	return {
		endWithReason,
		primaryOf,

		/** The doctor no longer looks after the patient, as of today. */
		async remove(mapping: Mapping): Promise<void> {
			try {
				await endWithReason(mapping);
			} catch (error) {
				sayFailed(`${nameInText(mapping.doctor)} was not removed`, error);
			}
		},

		/** The doctor looks after the patient again, as before it ended. */
		async reopen(mapping: Mapping): Promise<void> {
			const { doctor, patient } = pairOf(mapping);
			try {
				await restore.mutateAsync({ id: mapping.id });
				say(`${doctor} looks after ${patient} again`);
			} catch (error) {
				sayFailed(`${doctor} does not look after ${patient} again`, error);
			} finally {
				void refresh();
			}
		},

		/** Takes it from the doctor who was the primary. */
		async makePrimary(mapping: Mapping): Promise<void> {
			const { id, version } = mapping;
			const { doctor, patient } = pairOf(mapping);
			try {
				const before = await primaryOf(mapping.patientId);
				await update.mutateAsync({ id, expectedVersion: version, isPrimary: true });
				offerUndo(
					`${doctor} is the primary doctor of ${patient} now`,
					async () => {
						await (before === undefined
							? update.mutateAsync({ id, isPrimary: false })
							: update.mutateAsync({ id: before.id, isPrimary: true }));
						await refresh();
					},
					before === undefined
						? `${patient} has no primary doctor, as before`
						: `${nameInText(before.doctor)} is the primary doctor again`,
				);
			} catch (error) {
				sayFailed(`${doctor} was not made the primary doctor`, error);
			} finally {
				void refresh();
			}
		},

		/**
		 * Says that an assignment was edited, and offers to put it back as it was.
		 * @param primary who was the primary doctor before
		 */
		sayEdited(before: Mapping, after: Mapping, primary: Mapping | undefined): void {
			const { doctor, patient } = pairOf(before);
			const saved = `The assignment of ${doctor} to ${patient} is saved`;
			if (!canReturn(before, after)) {
				say(saved);
				return;
			}
			offerUndo(
				saved,
				async () => {
					const { id, doctorId, role, isPrimary, startedOn, endedOn, reason, notes } = before;
					await replace.mutateAsync({
						...{ id, doctorId, role, isPrimary, startedOn, endedOn, reason, notes },
						expectedVersion: after.version,
					});
					if (primary !== undefined && primary.id !== id && after.isPrimary) {
						await update.mutateAsync({ id: primary.id, isPrimary: true });
					}
					await refresh();
				},
				`The assignment of ${doctor} to ${patient} is as it was`,
			);
		},
	};
}

/**
 * Whether an edit can be taken back by writing the fields as they were: an assignment that went on after its end had
 * passed would end by that.
 */
function canReturn(before: Mapping, after: Mapping): boolean {
	return before.endedOn === after.endedOn || before.endedOn === null || before.status === 'ended';
}
