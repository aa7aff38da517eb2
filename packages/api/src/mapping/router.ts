import {
	changeRowInput,
	createMappingInput,
	listForPatientInput,
	listMappingsInput,
	mapping,
	mappingList,
	mappingPage,
	replaceMappingInput,
	rowInput,
	updateMappingInput,
} from '@hms/contracts';
import { z } from 'zod';
import { once } from '../idempotency.ts';
import { router, userProcedure } from '../trpc.ts';
import {
	assignDoctor,
	endMapping,
	replaceMapping,
	restoreMapping,
	updateMapping,
} from './commands.ts';
import { listForPatient, listMappings } from './queries.ts';

export const mappingRouter = router({
	list: userProcedure
		.meta({ rest: { method: 'GET', path: '/mappings', status: 200 } })
		.input(listMappingsInput)
		.output(mappingPage)
		.query(({ ctx, input }) => listMappings(ctx, input)),

	listForPatient: userProcedure
		.meta({ rest: { method: 'GET', path: '/mappings/{patientId}', status: 200 } })
		.input(listForPatientInput)
		.output(mappingList)
		.query(({ ctx, input }) => listForPatient(ctx, input.patientId)),

	create: userProcedure
		.meta({ rest: { method: 'POST', path: '/mappings', status: 201 } })
		.input(createMappingInput)
		.output(mapping)
		.mutation(({ ctx, input }) =>
			once(ctx, { name: 'mapping.create', input }, (joined) => assignDoctor(joined, input)),
		),

	update: userProcedure
		.meta({ rest: { method: 'PATCH', path: '/mappings/{id}', status: 200 } })
		.input(updateMappingInput)
		.output(mapping)
		.mutation(({ ctx, input }) => updateMapping(ctx, input)),

	replace: userProcedure
		.meta({ rest: { method: 'PUT', path: '/mappings/{id}', status: 200 } })
		.input(replaceMappingInput)
		.output(mapping)
		.mutation(({ ctx, input }) => replaceMapping(ctx, input)),

	end: userProcedure
		.meta({ rest: { method: 'DELETE', path: '/mappings/{id}', status: 204 } })
		.input(changeRowInput)
		.output(z.void())
		.mutation(({ ctx, input }) => endMapping(ctx, input)),

	restore: userProcedure
		.input(rowInput)
		.output(mapping)
		.mutation(({ ctx, input }) => restoreMapping(ctx, input.id)),
});
