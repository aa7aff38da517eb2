import { type CreatePatientInput, mappingFields, type Patient } from '@hms/contracts';
import type { UserContext } from '../context.ts';
import { errorForFields } from '../errors/domain-error.ts';
import type { JsonText } from '../json/json-text.ts';
import { assignDoctor } from '../mapping/commands.ts';
import { lockDoctor, notFoundErrors } from '../mapping/locks.ts';
import { createPatient } from '../patient/commands.ts';

/**
 * Registers a patient, and assigns the primary doctor if the input names one: both or neither.
 * @throws DomainError as `createPatient`, and `not_found` for a doctor who is not in the directory
 */
export function registerPatient(
	ctx: UserContext,
	{ primaryDoctorId, ...input }: CreatePatientInput,
): Promise<JsonText<Patient>> {
	if (primaryDoctorId === undefined) return createPatient(ctx, input);
	return ctx.db.transaction(async (db, access) => {
		const [error] = notFoundErrors({ doctorId: await lockDoctor(db, primaryDoctorId) });
		if (error) throw errorForFields('not_found', [{ ...error, path: 'primaryDoctorId' }]);
		const mapping = mappingFields.parse({ doctorId: primaryDoctorId, isPrimary: true });
		return createPatient({ ...ctx, db: access }, input, (of, patientId) =>
			assignDoctor(of, { ...mapping, patientId }),
		);
	});
}
