import {
	assignManyInput,
	assignManyOutcome,
	createMappingInput,
	endMappingInput,
	gapCounts,
	handOver,
	handOverInput,
	historyInput,
	historyPage,
	listForPatientInput,
	listMappingsInput,
	manyOutcome,
	mapping,
	mappingList,
	mappingPage,
	panelSizes,
	replaceMappingInput,
	rowInput,
	rowsInput,
	undoHandOverInput,
	undoneHandOver,
	updateMappingInput,
} from '@hms/contracts';
import { z } from 'zod';
import { withIdempotencyKey } from '../idempotency/idempotency.ts';
import { answer } from '../json/json-text.ts';
import { checkedUserProcedure, router, userProcedure } from '../trpc.ts';
import { assignMany, endMany } from './bulk.ts';
import { checkChangeMapping, checkCreateMapping } from './change-errors.ts';
import {
	assignDoctor,
	endMapping,
	replaceMapping,
	restoreMapping,
	updateMapping,
} from './commands.ts';
import { countGaps } from './gaps.ts';
import { handOverPatients } from './hand-over.ts';
import { readPanelSizes } from './panels.ts';
import { listForPatient, listMappingHistory, listMappings } from './queries.ts';
import { undoHandOver } from './undo-hand-over.ts';

export const mappingRouter = router({
	list: userProcedure
		.meta({
			rest: {
				method: 'GET',
				path: '/mappings',
				status: 200,
				summary: 'List the assignments of the own patients',
			},
		})
		.input(listMappingsInput)
		.output(answer(mappingPage))
		.query(({ ctx, input }) => listMappings(ctx, input)),

	listForPatient: userProcedure
		.meta({
			rest: {
				method: 'GET',
				path: '/mappings/{patientId}',
				status: 200,
				summary: 'List the doctors who look after a patient now, primary first',
				description:
					'Here the id is a patient’s. In the other methods of this path it is a mapping’s.',
			},
		})
		.input(listForPatientInput)
		.output(answer(mappingList))
		.query(({ ctx, input }) => listForPatient(ctx, input.patientId)),

	create: checkedUserProcedure(checkCreateMapping)
		.meta({
			rest: {
				method: 'POST',
				path: '/mappings',
				status: 201,
				// A mapping cannot be read by its id; this list has it whatever its dates and status are.
				location: '/mappings?patientId={patientId}&doctorId={doctorId}&status=all',
				summary: 'Assign a doctor to a patient',
				description:
					'404 names under `errors` whether the patient or the doctor is unknown, archived or somebody else’s.',
				problems: ['not_found', 'already_assigned'],
				acceptsIdempotencyKey: true,
			},
		})
		.input(createMappingInput)
		.output(mapping)
		.mutation(({ ctx, input }) =>
			withIdempotencyKey(ctx, { name: 'mapping.create', input }, (joined) =>
				assignDoctor(joined, input),
			),
		),

	update: checkedUserProcedure(checkChangeMapping({ isPatch: true }))
		.meta({
			rest: {
				method: 'PATCH',
				path: '/mappings/{id}',
				status: 200,
				summary: 'Change some fields of an assignment',
				description: 'JSON merge patch (RFC 7396): what is absent stays, null clears.',
				problems: ['already_assigned'],
			},
		})
		.input(updateMappingInput)
		.output(mapping)
		.mutation(({ ctx, input }) => updateMapping(ctx, input)),

	replace: checkedUserProcedure(checkChangeMapping({ isPatch: false }))
		.meta({
			rest: {
				method: 'PUT',
				path: '/mappings/{id}',
				status: 200,
				summary: 'Replace an assignment',
				description: 'The patient cannot be changed.',
				problems: ['already_assigned'],
			},
		})
		.input(replaceMappingInput)
		.output(mapping)
		.mutation(({ ctx, input }) => replaceMapping(ctx, input)),

	end: userProcedure
		.meta({
			rest: {
				method: 'DELETE',
				path: '/mappings/{id}',
				status: 204,
				summary: 'End an assignment as of today',
			},
		})
		.input(endMappingInput)
		.output(z.void())
		.mutation(({ ctx, input }) => endMapping(ctx, input)),

	restore: userProcedure
		.meta({
			rest: {
				method: 'POST',
				path: '/mappings/{id}/restore',
				status: 200,
				summary: 'Take the end of an assignment back',
				description:
					'It is the primary one again only where no other took its place. 404 also where its doctor was archived since.',
				problems: ['already_assigned'],
			},
		})
		.input(rowInput)
		.output(mapping)
		.mutation(({ ctx, input }) => restoreMapping(ctx, input.id)),

	history: userProcedure
		.meta({
			rest: {
				method: 'GET',
				path: '/mappings/{id}/history',
				status: 200,
				summary: 'List what changed in an assignment, newest first',
			},
		})
		.input(historyInput)
		.output(answer(historyPage))
		.query(({ ctx, input }) => listMappingHistory(ctx, input)),

	assignMany: userProcedure
		.input(assignManyInput)
		.output(assignManyOutcome)
		.mutation(({ ctx, input }) =>
			withIdempotencyKey(ctx, { name: 'mapping.assignMany', input }, (joined) =>
				assignMany(joined, input),
			),
		),

	endMany: userProcedure
		.input(rowsInput)
		.output(manyOutcome)
		.mutation(({ ctx, input }) => endMany(ctx, input)),

	handOver: userProcedure
		.input(handOverInput)
		.output(handOver)
		.mutation(({ ctx, input }) =>
			withIdempotencyKey(ctx, { name: 'mapping.handOver', input }, (joined) =>
				handOverPatients(joined, input),
			),
		),

	undoHandOver: userProcedure
		.input(undoHandOverInput)
		.output(undoneHandOver)
		.mutation(({ ctx, input }) => undoHandOver(ctx, input.id)),

	gaps: userProcedure.output(gapCounts).query(({ ctx }) => countGaps(ctx)),

	panels: userProcedure.output(panelSizes).query(({ ctx }) => readPanelSizes(ctx)),
});
