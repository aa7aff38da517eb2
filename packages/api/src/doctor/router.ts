import {
	changeRowInput,
	doctor,
	doctorFields,
	doctorPage,
	historyInput,
	historyPage,
	listDoctorsInput,
	replaceDoctorInput,
	rowInput,
	updateDoctorInput,
} from '@hms/contracts';
import { z } from 'zod';
import { once } from '../idempotency.ts';
import { router, userProcedure } from '../trpc.ts';
import {
	archiveDoctor,
	createDoctor,
	replaceDoctor,
	restoreDoctor,
	updateDoctor,
} from './commands.ts';
import { getDoctor, listDoctorHistory, listDoctors } from './queries.ts';

export const doctorRouter = router({
	list: userProcedure
		.meta({ rest: { method: 'GET', path: '/doctors', status: 200 } })
		.input(listDoctorsInput)
		.output(doctorPage)
		.query(({ ctx, input }) => listDoctors(ctx, input)),

	get: userProcedure
		.meta({ rest: { method: 'GET', path: '/doctors/{id}', status: 200 } })
		.input(rowInput)
		.output(doctor)
		.query(({ ctx, input }) => getDoctor(ctx, input.id)),

	create: userProcedure
		.meta({ rest: { method: 'POST', path: '/doctors', status: 201 } })
		.input(doctorFields)
		.output(doctor)
		.mutation(({ ctx, input }) =>
			once(ctx, { name: 'doctor.create', input }, (joined) => createDoctor(joined, input)),
		),

	update: userProcedure
		.meta({ rest: { method: 'PATCH', path: '/doctors/{id}', status: 200 } })
		.input(updateDoctorInput)
		.output(doctor)
		.mutation(({ ctx, input }) => updateDoctor(ctx, input)),

	replace: userProcedure
		.meta({ rest: { method: 'PUT', path: '/doctors/{id}', status: 200 } })
		.input(replaceDoctorInput)
		.output(doctor)
		.mutation(({ ctx, input }) => replaceDoctor(ctx, input)),

	archive: userProcedure
		.meta({ rest: { method: 'DELETE', path: '/doctors/{id}', status: 204 } })
		.input(changeRowInput)
		.output(z.void())
		.mutation(({ ctx, input }) => archiveDoctor(ctx, input)),

	restore: userProcedure
		.meta({ rest: { method: 'POST', path: '/doctors/{id}/restore', status: 200 } })
		.input(rowInput)
		.output(doctor)
		.mutation(({ ctx, input }) => restoreDoctor(ctx, input.id)),

	history: userProcedure
		.meta({ rest: { method: 'GET', path: '/doctors/{id}/history', status: 200 } })
		.input(historyInput)
		.output(historyPage)
		.query(({ ctx, input }) => listDoctorHistory(ctx, input)),
});
