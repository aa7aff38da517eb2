import { clinic, replaceClinicInput } from '@hms/contracts';
import { z } from 'zod';
import { adminProcedure, publicProcedure, router } from '../trpc.ts';
import { replaceClinic } from './commands.ts';
import { readClinic } from './queries.ts';

export const clinicRouter = router({
	get: publicProcedure
		.meta({
			rest: {
				operationId: 'getClinic',
				method: 'GET',
				path: '/clinic',
				status: 200,
				summary: 'Read what day it is in the clinic, and its settings',
				description:
					'Everything that depends on the day goes by the clinic’s: that a birth date is not in the future, ages, who is assigned now. It is said to everybody.',
			},
		})
		.input(z.strictObject({}).optional())
		.output(clinic)
		.query(({ ctx }) => readClinic(ctx)),

	replace: adminProcedure
		.meta({
			rest: {
				operationId: 'replaceClinic',
				method: 'PUT',
				path: '/clinic',
				status: 200,
				summary: 'Set the settings of the clinic',
				description:
					'For administrators. What is null or absent goes back to its default: `TIME_ZONE` and `COUNTRY` of the installation, and formats as they are usual in the country. It holds at once, for everybody; the security log has who changed what.',
			},
		})
		.input(replaceClinicInput)
		.output(clinic)
		.mutation(({ ctx, input }) => replaceClinic(ctx, input)),
});
