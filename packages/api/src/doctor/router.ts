import {
	changeRowInput,
	doctor,
	doctorFields,
	doctorPage,
	getRecordInput,
	historyInput,
	historyPage,
	listDoctorsInput,
	recordReadOnlyFields,
	replaceDoctorInput,
	rowInput,
	updateDoctorInput,
} from '@hms/contracts';
import { z } from 'zod';
import { withIdempotencyKey } from '../idempotency/idempotency.ts';
import { answer } from '../json/json-text.ts';
import { checkedUserProcedure, router, userProcedure } from '../trpc.ts';
import { checkChange, checkIdempotencyKey } from '../validation/change-errors.ts';
import {
	archiveDoctor,
	createDoctor,
	replaceDoctor,
	restoreDoctor,
	updateDoctor,
} from './commands.ts';
import { getDoctor, listDoctorHistory, listDoctors } from './queries.ts';

const person = { get: getDoctor, fields: doctorFields, readOnlyFields: recordReadOnlyFields };

export const doctorRouter = router({
	list: userProcedure
		.meta({
			rest: {
				operationId: 'listDoctors',
				method: 'GET',
				path: '/doctors',
				status: 200,
				summary: 'List and search the doctors',
			},
		})
		.input(listDoctorsInput)
		.output(answer(doctorPage))
		.query(({ ctx, input }) => listDoctors(ctx, input)),

	get: userProcedure
		.meta({
			rest: {
				operationId: 'getDoctor',
				method: 'GET',
				path: '/doctors/{id}',
				status: 200,
				summary: 'Read a doctor',
			},
		})
		.input(getRecordInput)
		.output(answer(doctor))
		.query(({ ctx, input }) => getDoctor(ctx, input.id, input)),

	create: checkedUserProcedure(checkIdempotencyKey)
		.meta({
			rest: {
				operationId: 'createDoctor',
				method: 'POST',
				path: '/doctors',
				status: 201,
				location: '/doctors/{id}',
				summary: 'Add a doctor',
				problems: ['license_taken'],
				acceptsIdempotencyKey: true,
			},
		})
		.input(doctorFields)
		.output(answer(doctor))
		.mutation(({ ctx, input }) =>
			withIdempotencyKey(ctx, { name: 'doctor.create', input }, (joined) =>
				createDoctor(joined, input),
			),
		),

	update: checkedUserProcedure(checkChange(person, { isPatch: true }))
		.meta({
			rest: {
				operationId: 'updateDoctor',
				method: 'PATCH',
				path: '/doctors/{id}',
				status: 200,
				summary: 'Change some fields of a doctor',
				description: 'JSON merge patch (RFC 7396): what is absent stays, null clears.',
				problems: ['license_taken'],
			},
		})
		.input(updateDoctorInput)
		.output(answer(doctor))
		.mutation(({ ctx, input }) => updateDoctor(ctx, input)),

	replace: checkedUserProcedure(checkChange(person, { isPatch: false }))
		.meta({
			rest: {
				operationId: 'replaceDoctor',
				method: 'PUT',
				path: '/doctors/{id}',
				status: 200,
				summary: 'Replace a doctor',
				description: 'What is absent goes back to its default.',
				problems: ['license_taken'],
			},
		})
		.input(replaceDoctorInput)
		.output(answer(doctor))
		.mutation(({ ctx, input }) => replaceDoctor(ctx, input)),

	archive: userProcedure
		.meta({
			rest: {
				operationId: 'archiveDoctor',
				method: 'DELETE',
				path: '/doctors/{id}',
				status: 204,
				summary: 'Archive a doctor',
				description:
					'No new assignment can name this doctor; those that stand go on showing who it is. `GET /doctors/{id}/workload` says how many patients that is.',
			},
		})
		.input(changeRowInput)
		.output(z.void())
		.mutation(({ ctx, input }) => archiveDoctor(ctx, input)),

	restore: userProcedure
		.meta({
			rest: {
				operationId: 'restoreDoctor',
				method: 'POST',
				path: '/doctors/{id}/restore',
				status: 200,
				summary: 'Restore an archived doctor',
				problems: ['license_taken'],
			},
		})
		.input(rowInput)
		.output(answer(doctor))
		.mutation(({ ctx, input }) => restoreDoctor(ctx, input.id)),

	history: userProcedure
		.meta({
			rest: {
				operationId: 'listDoctorHistory',
				method: 'GET',
				path: '/doctors/{id}/history',
				status: 200,
				summary: 'List what changed in a doctor, newest first',
			},
		})
		.input(historyInput)
		.output(answer(historyPage))
		.query(({ ctx, input }) => listDoctorHistory(ctx, input)),
});
