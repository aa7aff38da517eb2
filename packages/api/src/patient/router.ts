import {
	accessPage,
	activityPage,
	changeRowInput,
	getRecordInput,
	historyInput,
	historyPage,
	listAccessesInput,
	listPatientsInput,
	manyOutcome,
	patient,
	patientFields,
	patientPage,
	patientReadOnlyFields,
	patientStatistics,
	replacePatientInput,
	rowInput,
	rowsInput,
	similarPatients,
	similarPatientsInput,
	updatePatientInput,
} from '@hms/contracts';
import { z } from 'zod';
import { idOfPatient, noteShown, patientIdsOf } from '../access/note-shown.ts';
import { answer } from '../json/json-text.ts';
import { checkedUserProcedure, type InputCheck, userProcedure } from '../trpc.ts';
import { checkChange } from '../validation/change-errors.ts';
import { listPatientAccesses } from './accesses.ts';
import { birthDateErrors, requireBirthDate } from './birth-date.ts';
import {
	archivePatient,
	archivePatients,
	replacePatient,
	restorePatient,
	restorePatients,
	updatePatient,
} from './commands.ts';
import { listPatients } from './list.ts';
import { getPatient, listActivityOfPatient, listPatientHistory } from './queries.ts';
import { listSimilarPatients } from './similar.ts';
import { readStatistics } from './statistics.ts';

const person = { get: getPatient, fields: patientFields, readOnlyFields: patientReadOnlyFields };

const checkReplace: InputCheck = async (ctx, input) => [
	...(await checkChange(person, { isPatch: false })(ctx, input)),
	...(await birthDateErrors(ctx, input)),
];

/** The procedures of patients, except for registering one. */
export const patientProcedures = {
	list: userProcedure
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'listPatients',
				method: 'GET',
				path: '/patients',
				status: 200,
				summary: 'List and search patients',
				description:
					'The own ones, unless `scope` or `ownerId` asks for those that colleagues share. With `q`, the best match comes first unless `sort` is given; otherwise the newest.',
			},
		})
		.input(listPatientsInput)
		.output(answer(patientPage))
		.query(({ ctx, input }) =>
			noteShown(
				ctx,
				input.q === undefined ? 'list' : 'search',
				listPatients(ctx, input),
				patientIdsOf,
			),
		),

	get: userProcedure
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'getPatient',
				method: 'GET',
				path: '/patients/{id}',
				status: 200,
				summary: 'Read a patient',
			},
		})
		.input(getRecordInput)
		.output(answer(patient))
		.query(({ ctx, input }) =>
			noteShown(ctx, 'record', getPatient(ctx, input.id, input), idOfPatient),
		),

	update: checkedUserProcedure(checkChange(person, { isPatch: true }))
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'updatePatient',
				method: 'PATCH',
				path: '/patients/{id}',
				status: 200,
				summary: 'Change some fields of a patient',
				description: 'JSON merge patch (RFC 7396): what is absent stays, null clears.',
				problems: ['mrn_taken', 'forbidden'],
			},
		})
		.input(updatePatientInput)
		.output(answer(patient))
		.mutation(async ({ ctx, input }) => {
			await requireBirthDate(ctx, input);
			return await noteShown(ctx, 'record', updatePatient(ctx, input), idOfPatient);
		}),

	replace: checkedUserProcedure(checkReplace)
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'replacePatient',
				method: 'PUT',
				path: '/patients/{id}',
				status: 200,
				summary: 'Replace a patient',
				description: 'What is absent goes back to its default; `mrn` stays.',
				problems: ['mrn_taken', 'forbidden'],
			},
		})
		.input(replacePatientInput)
		.output(answer(patient))
		.mutation(async ({ ctx, input }) => {
			await requireBirthDate(ctx, input);
			return await noteShown(ctx, 'record', replacePatient(ctx, input), idOfPatient);
		}),

	archive: userProcedure
		.meta({
			rest: {
				operationId: 'archivePatient',
				method: 'DELETE',
				path: '/patients/{id}',
				status: 204,
				summary: 'Archive a patient',
				description:
					'It is gone from lists and search, and can be restored. Only its owner may do this.',
				problems: ['forbidden'],
			},
		})
		.input(changeRowInput)
		.output(z.void())
		.mutation(({ ctx, input }) => archivePatient(ctx, input)),

	restore: userProcedure
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'restorePatient',
				method: 'POST',
				path: '/patients/{id}/restore',
				status: 200,
				summary: 'Restore an archived patient',
				description: 'Only its owner may do this.',
				problems: ['forbidden'],
			},
		})
		.input(rowInput)
		.output(answer(patient))
		.mutation(({ ctx, input }) =>
			noteShown(ctx, 'record', restorePatient(ctx, input.id), idOfPatient),
		),

	history: userProcedure
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'listPatientHistory',
				method: 'GET',
				path: '/patients/{id}/history',
				status: 200,
				summary: 'List what changed in a patient, newest first',
			},
		})
		.input(historyInput)
		.output(answer(historyPage))
		.query(({ ctx, input }) =>
			noteShown(ctx, 'history', listPatientHistory(ctx, input), () => [input.id]),
		),

	activity: userProcedure
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'listPatientActivity',
				method: 'GET',
				path: '/patients/{id}/activity',
				status: 200,
				summary: 'List what changed in a patient and its assignments, newest first',
				description: 'The history of the patient, and those of all its assignments, in one list.',
			},
		})
		.input(historyInput)
		.output(answer(activityPage))
		.query(({ ctx, input }) =>
			noteShown(ctx, 'history', listActivityOfPatient(ctx, input), () => [input.id]),
		),

	accesses: userProcedure
		.meta({
			rest: {
				operationId: 'listPatientAccesses',
				method: 'GET',
				path: '/patients/{id}/accesses',
				status: 200,
				summary: 'List who saw a patient, newest first',
				description:
					'For the owner; whoever the owner lets in gets 403. One for each person, session, right, kind and five minutes. What was read on another machine within the last second may be missing.',
				problems: ['forbidden'],
			},
		})
		.input(listAccessesInput)
		.output(answer(accessPage))
		.query(({ ctx, input }) => listPatientAccesses(ctx, input)),

	similar: userProcedure
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'listSimilarPatients',
				method: 'GET',
				path: '/patients/similar',
				status: 200,
				summary: 'List the patients who may be a person that is about to be registered',
				description:
					'The likeliest first. A name, a birth date, a telephone number and an e-mail address are compared, with room for typos.',
				problems: ['not_found', 'forbidden', 'too_many_requests'],
			},
		})
		.input(similarPatientsInput)
		.output(answer(similarPatients))
		.query(({ ctx, input }) =>
			noteShown(ctx, 'similar', listSimilarPatients(ctx, input), patientIdsOf),
		),

	archiveMany: userProcedure
		.meta({
			rest: {
				operationId: 'archivePatients',
				method: 'POST',
				path: '/patients/archive',
				status: 200,
				summary: 'Archive several patients',
				description:
					'All in one transaction. One who is unknown, archived already or somebody else’s is in `notDone`.',
			},
		})
		.input(rowsInput)
		.output(manyOutcome)
		.mutation(({ ctx, input }) => archivePatients(ctx, input)),

	restoreMany: userProcedure
		.meta({
			rest: {
				operationId: 'restorePatients',
				method: 'POST',
				path: '/patients/restore',
				status: 200,
				summary: 'Restore several archived patients',
				description:
					'All in one transaction. One who is unknown or somebody else’s is in `notDone`; one who is not archived stays so.',
			},
		})
		.input(rowsInput)
		.output(manyOutcome)
		.mutation(({ ctx, input }) => restorePatients(ctx, input)),

	statistics: userProcedure
		.meta({
			rest: {
				operationId: 'getPatientStatistics',
				method: 'GET',
				path: '/patients/statistics',
				status: 200,
				summary: 'Count the own patients by week of registration, age and sex',
				problems: ['too_many_requests'],
			},
		})
		.input(z.strictObject({}).optional())
		.output(patientStatistics)
		.query(({ ctx }) => readStatistics(ctx)),
};
