import { createPatientInput, patient } from '@hms/contracts';
import { idOfPatient, noteShown } from '../access/note-shown.ts';
import { isReadable } from '../access/shared.ts';
import { withIdempotencyKey } from '../idempotency/idempotency.ts';
import { answer } from '../json/json-text.ts';
import { checkedUserProcedure } from '../trpc.ts';
import { checkIdempotencyKey } from '../validation/change-errors.ts';
import { registerPatient } from './register.ts';

/** Registering a patient, which may assign a doctor as well. */
export const registrationProcedures = {
	create: checkedUserProcedure(checkIdempotencyKey)
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'createPatient',
				method: 'POST',
				path: '/patients',
				status: 201,
				location: '/patients/{id}',
				summary: 'Register a patient',
				description:
					'With `ownerId` for a colleague: 404 where that one shares nothing with the caller, 403 where not all patients for writing. With `primaryDoctorId` the doctor is assigned too; 404 for one who is not in the directory, and then nobody is registered.',
				problems: ['mrn_taken', 'not_found', 'forbidden'],
				acceptsIdempotencyKey: true,
			},
		})
		.input(createPatientInput)
		.output(answer(patient))
		.mutation(({ ctx, input }) =>
			noteShown(
				ctx,
				'record',
				withIdempotencyKey(
					ctx,
					{ name: 'patient.create', input },
					(joined) => registerPatient(joined, input),
					(first) => isReadable(ctx, first.id),
				),
				idOfPatient,
			),
		),
};
