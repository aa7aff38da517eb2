import { clinic } from '@hms/contracts';
import { z } from 'zod';
import { publicProcedure, router } from '../trpc.ts';
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
});
