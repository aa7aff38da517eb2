import {
	createShareInput,
	listSharesInput,
	rowInput,
	share,
	sharePage,
	updateShareInput,
} from '@hms/contracts';
import { z } from 'zod';
import { answer } from '../json/json-text.ts';
import { router, userProcedure } from '../trpc.ts';
import { createShare, endShare, updateShare } from './commands.ts';
import { listShares } from './queries.ts';

export const shareRouter = router({
	list: userProcedure
		.meta({
			rest: {
				operationId: 'listShares',
				method: 'GET',
				path: '/shares',
				status: 200,
				summary: 'List whom the caller lets in, or who lets the caller in',
				description: 'The newest first, without those that have ended.',
			},
		})
		.input(listSharesInput)
		.output(answer(sharePage))
		.query(({ ctx, input }) => listShares(ctx, input)),

	create: userProcedure
		.meta({
			rest: {
				operationId: 'createShare',
				method: 'POST',
				path: '/shares',
				status: 201,
				location: '/shares',
				summary: 'Let a colleague in to a patient, or to all',
				description:
					'404 names under `errors` a patient who is unknown, archived or somebody else’s, and a user who is unknown or disabled; 403 for a patient whom somebody else shares with the caller.',
				problems: ['not_found', 'forbidden', 'already_shared'],
			},
		})
		.input(createShareInput)
		.output(share)
		.mutation(({ ctx, input }) => createShare(ctx, input)),

	update: userProcedure
		.meta({
			rest: {
				operationId: 'updateShare',
				method: 'PATCH',
				path: '/shares/{id}',
				status: 200,
				summary: 'Change what a share allows, or until when',
				description: 'For the owner; whom it lets in gets 403. It holds from the next request on.',
				problems: ['forbidden'],
			},
		})
		.input(updateShareInput)
		.output(share)
		.mutation(({ ctx, input }) => updateShare(ctx, input)),

	end: userProcedure
		.meta({
			rest: {
				operationId: 'endShare',
				method: 'DELETE',
				path: '/shares/{id}',
				status: 204,
				summary: 'Take a share back, or give up one that was received',
				description: 'It holds from the next request on.',
			},
		})
		.input(rowInput)
		.output(z.void())
		.mutation(({ ctx, input }) => endShare(ctx, input.id)),
});
