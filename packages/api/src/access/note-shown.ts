import type { AccessKind } from '@hms/contracts';
import type { UserContext } from '../context.ts';
import type { ReadRight } from './recorder.ts';

/**
 * Notes which patients an answer shows; `userProcedure` records it once the call has succeeded. A procedure that has
 * `showsPatients` among its metadata, and no other, has to.
 * @param patientsOf the ids of the patients in the answer
 */
export async function noteShown<Output>(
	ctx: UserContext,
	kind: AccessKind,
	output: Promise<Output>,
	patientsOf: (output: Output) => readonly string[],
): Promise<Output> {
	const shown = await output;
	const own: ReadRight = { ownerId: ctx.userId, right: 'own' };
	const ids = patientsOf(shown);
	if (ctx.colleagues.size === 0 || ids.length === 0) {
		// An empty page shows nobody, and says so.
		ctx.shown.push({ ...own, kind, patientIds: ids });
		return shown;
	}
	const byRight = Map.groupBy(ids, (id) => ctx.colleagues.get(id) ?? own);
	for (const [right, patientIds] of byRight) ctx.shown.push({ ...right, kind, patientIds });
	return shown;
}

/** Of an answer that is a patient. */
export const idOfPatient = ({ id }: { id?: string | undefined }): string[] => {
	if (id === undefined) throw new Error('the answer has no id');
	return [id];
};

/** Of an answer that is an assignment. */
export const patientIdOf = ({ patientId }: { patientId: string }): string[] => [patientId];

/** Of a page, or of any answer that names its patients. */
export const patientIdsOf = ({ patientIds }: { patientIds: readonly string[] | undefined }) => {
	if (!patientIds) throw new Error('the page does not say which patients it shows');
	return patientIds;
};
