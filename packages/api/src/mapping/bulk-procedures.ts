import {
	assignManyInput,
	assignManyOutcome,
	handOver,
	handOverInput,
	manyOutcome,
	rowsInput,
	undoHandOverInput,
	undoneHandOver,
} from '@hms/contracts';
import { withIdempotencyKey } from '../idempotency/idempotency.ts';
import { userProcedure } from '../trpc.ts';
import { assignMany, endMany } from './bulk.ts';
import { handOverPatients } from './hand-over.ts';
import { undoHandOver } from './undo-hand-over.ts';

/** The procedures that change the assignments of many patients in one transaction. */
export const bulkProcedures = {
	assignMany: userProcedure
		.meta({
			rest: {
				operationId: 'assignPatients',
				method: 'POST',
				path: '/mappings/assign',
				status: 200,
				summary: 'Assign a doctor to several patients, as of today',
				description:
					'All in one transaction. A patient who is unknown, archived or somebody else’s, or has the doctor already, is in `notDone`. 404 where the doctor is unknown or archived.',
				problems: ['not_found'],
				acceptsIdempotencyKey: true,
			},
		})
		.input(assignManyInput)
		.output(assignManyOutcome)
		.mutation(({ ctx, input }) =>
			withIdempotencyKey(ctx, { name: 'mapping.assignMany', input }, (joined) =>
				assignMany(joined, input),
			),
		),

	endMany: userProcedure
		.meta({
			rest: {
				operationId: 'endMappings',
				method: 'POST',
				path: '/mappings/end',
				status: 200,
				summary: 'End several assignments as of today',
				description:
					'All in one transaction. An assignment that is unknown, has ended already or is somebody else’s is in `notDone`.',
			},
		})
		.input(rowsInput)
		.output(manyOutcome)
		.mutation(({ ctx, input }) => endMany(ctx, input)),

	handOver: userProcedure
		.meta({
			rest: {
				operationId: 'handOverPatients',
				method: 'POST',
				path: '/mappings/hand-over',
				status: 200,
				summary: 'Hand the patients of one doctor over to another',
				description:
					'All or some of them, in one transaction: each assignment ends, and one of the other doctor with the same role begins. 404 names under `errors` a doctor or patient who is unknown, or that there is nobody to hand over.',
				problems: ['not_found', 'already_assigned', 'forbidden'],
				acceptsIdempotencyKey: true,
			},
		})
		.input(handOverInput)
		.output(handOver)
		.mutation(({ ctx, input }) =>
			withIdempotencyKey(ctx, { name: 'mapping.handOver', input }, (joined) =>
				handOverPatients(joined, input),
			),
		),

	undoHandOver: userProcedure
		.meta({
			rest: {
				operationId: 'undoHandOver',
				method: 'POST',
				path: '/mappings/hand-overs/{id}/undo',
				status: 200,
				summary: 'Take a hand-over back, within a day',
				description:
					'Patients whose assignments were changed since stay as they are; 409 where all of them were.',
				problems: ['conflict', 'already_assigned'],
			},
		})
		.input(undoHandOverInput)
		.output(undoneHandOver)
		.mutation(({ ctx, input }) => undoHandOver(ctx, input.id)),
};
