import {
	createMappingInput,
	doctorWorkload,
	endMappingInput,
	gapCounts,
	getMappingInput,
	historyInput,
	historyPage,
	listForPatientInput,
	listMappingsInput,
	mapping,
	mappingList,
	mappingPage,
	panelSizes,
	primaryDoctors,
	primaryDoctorsInput,
	replaceMappingInput,
	rowInput,
	updateMappingInput,
} from '@hms/contracts';
import { z } from 'zod';
import { noteShown, patientIdOf, patientIdsOf } from '../access/note-shown.ts';
import { isReadable } from '../access/shared.ts';
import { withIdempotencyKey } from '../idempotency/idempotency.ts';
import { answer } from '../json/json-text.ts';
import { checkedUserProcedure, router, userProcedure } from '../trpc.ts';
import { bulkProcedures } from './bulk-procedures.ts';
import { checkChangeMapping, checkCreateMapping } from './change-errors.ts';
import {
	assignDoctor,
	endMapping,
	replaceMapping,
	restoreMapping,
	updateMapping,
} from './commands.ts';
import { countGaps } from './gaps.ts';
import { readPanelSizes } from './panels.ts';
import { listPrimaryDoctors } from './primary-doctors.ts';
import { getMapping, listForPatient, listMappingHistory, listMappings } from './queries.ts';
import { readWorkload } from './workload.ts';

export const mappingRouter = router({
	list: userProcedure
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'listMappings',
				method: 'GET',
				path: '/mappings',
				status: 200,
				summary: 'List the assignments of the own patients',
				description: 'With `patientId` also those of a patient whom a colleague shares.',
			},
		})
		.input(listMappingsInput)
		.output(answer(mappingPage))
		.query(({ ctx, input }) =>
			noteShown(
				ctx,
				input.patientId === undefined ? 'list' : 'care_team',
				listMappings(ctx, input),
				patientIdsOf,
			),
		),

	listForPatient: userProcedure
		.meta({
			showsPatients: true,
			rest: [
				{
					operationId: 'listPatientMappings',
					method: 'GET',
					path: '/patients/{patientId}/mappings',
					status: 200,
					summary: 'List the doctors who look after a patient now, primary first',
				},
				{
					operationId: 'listMappingsOfPatient',
					method: 'GET',
					path: '/mappings/{patientId}',
					status: 200,
					summary: 'List the doctors who look after a patient now, primary first',
					description:
						'The same as `GET /patients/{id}/mappings`. Here the id is a patient’s; in the other methods of this path it is a mapping’s. `GET /patients/{patientId}/mappings/{id}` reads one mapping.',
				},
			],
		})
		.input(listForPatientInput)
		.output(answer(mappingList))
		.query(({ ctx, input }) =>
			noteShown(ctx, 'care_team', listForPatient(ctx, input.patientId), patientIdsOf),
		),

	primaryDoctors: userProcedure
		.meta({
			showsPatients: true,
			withoutRest:
				'It is the column of a list; programs ask `GET /mappings?isPrimary=true` or `GET /patients/{id}/mappings`.',
		})
		.input(primaryDoctorsInput)
		.output(answer(primaryDoctors))
		.query(({ ctx, input }) =>
			noteShown(ctx, 'list', listPrimaryDoctors(ctx, input), patientIdsOf),
		),

	get: userProcedure
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'getMapping',
				method: 'GET',
				path: '/patients/{patientId}/mappings/{id}',
				status: 200,
				summary: 'Read an assignment',
				description: 'Whether it is active or has ended. 404 also where it is of another patient.',
			},
		})
		.input(getMappingInput)
		.output(answer(mapping))
		.query(({ ctx, input }) => noteShown(ctx, 'care_team', getMapping(ctx, input), patientIdsOf)),

	create: checkedUserProcedure(checkCreateMapping)
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'createMapping',
				method: 'POST',
				path: '/mappings',
				status: 201,
				location: '/patients/{patientId}/mappings/{id}',
				summary: 'Assign a doctor to a patient',
				description:
					'404 names under `errors` whether the patient or the doctor is unknown, archived or somebody else’s.',
				problems: ['not_found', 'already_assigned', 'forbidden'],
				acceptsIdempotencyKey: true,
			},
		})
		.input(createMappingInput)
		.output(mapping)
		.mutation(({ ctx, input }) =>
			noteShown(
				ctx,
				'care_team',
				withIdempotencyKey(
					ctx,
					{ name: 'mapping.create', input },
					(joined) => assignDoctor(joined, input),
					(first) => isReadable(ctx, first.patientId),
				),
				patientIdOf,
			),
		),

	update: checkedUserProcedure(checkChangeMapping({ isPatch: true }))
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'updateMapping',
				method: 'PATCH',
				path: '/mappings/{id}',
				status: 200,
				summary: 'Change some fields of an assignment',
				description: 'JSON merge patch (RFC 7396): what is absent stays, null clears.',
				problems: ['already_assigned', 'forbidden'],
			},
		})
		.input(updateMappingInput)
		.output(mapping)
		.mutation(({ ctx, input }) =>
			noteShown(ctx, 'care_team', updateMapping(ctx, input), patientIdOf),
		),

	replace: checkedUserProcedure(checkChangeMapping({ isPatch: false }))
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'replaceMapping',
				method: 'PUT',
				path: '/mappings/{id}',
				status: 200,
				summary: 'Replace an assignment',
				description: 'The patient cannot be changed.',
				problems: ['already_assigned', 'forbidden'],
			},
		})
		.input(replaceMappingInput)
		.output(mapping)
		.mutation(({ ctx, input }) =>
			noteShown(ctx, 'care_team', replaceMapping(ctx, input), patientIdOf),
		),

	end: userProcedure
		.meta({
			rest: {
				operationId: 'endMapping',
				method: 'DELETE',
				path: '/mappings/{id}',
				status: 204,
				summary: 'End an assignment as of today',
				problems: ['forbidden'],
			},
		})
		.input(endMappingInput)
		.output(z.void())
		.mutation(({ ctx, input }) => endMapping(ctx, input)),

	restore: userProcedure
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'restoreMapping',
				method: 'POST',
				path: '/mappings/{id}/restore',
				status: 200,
				summary: 'Take the end of an assignment back',
				description:
					'It is the primary one again only where no other took its place. 404 also where its doctor was archived since.',
				problems: ['already_assigned', 'forbidden'],
			},
		})
		.input(rowInput)
		.output(mapping)
		.mutation(({ ctx, input }) =>
			noteShown(ctx, 'care_team', restoreMapping(ctx, input.id), patientIdOf),
		),

	history: userProcedure
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'listMappingHistory',
				method: 'GET',
				path: '/mappings/{id}/history',
				status: 200,
				summary: 'List what changed in an assignment, newest first',
			},
		})
		.input(historyInput)
		.output(answer(historyPage))
		.query(({ ctx, input }) =>
			noteShown(ctx, 'history', listMappingHistory(ctx, input), patientIdsOf),
		),

	gaps: userProcedure
		.meta({
			rest: {
				operationId: 'getMappingGaps',
				method: 'GET',
				path: '/mappings/gaps',
				status: 200,
				summary: 'Count what needs attention in the care of the own patients',
				problems: ['too_many_requests'],
			},
		})
		.input(z.strictObject({}).optional())
		.output(gapCounts)
		.query(({ ctx }) => countGaps(ctx)),

	panels: userProcedure
		.meta({
			rest: {
				operationId: 'getDoctorPanels',
				method: 'GET',
				path: '/doctors/panels',
				status: 200,
				summary: 'Count the own patients of each doctor who looks after some today',
				problems: ['too_many_requests'],
			},
		})
		.input(z.strictObject({}).optional())
		.output(panelSizes)
		.query(({ ctx }) => readPanelSizes(ctx)),

	workload: userProcedure
		.meta({
			rest: {
				operationId: 'getDoctorWorkload',
				method: 'GET',
				path: '/doctors/{id}/workload',
				status: 200,
				summary: 'Count the patients whom a doctor has, the own ones and those of colleagues',
				description:
					'What archiving the doctor touches: those with an active assignment. Also of an archived doctor.',
				problems: ['too_many_requests'],
			},
		})
		.input(rowInput)
		.output(doctorWorkload)
		.query(({ ctx, input }) => readWorkload(ctx, input.id)),

	...bulkProcedures,
});
