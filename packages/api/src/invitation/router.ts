import {
	createInvitationInput,
	invitationPage,
	listInvitationsInput,
	newInvitation,
	rowInput,
} from '@hms/contracts';
import { z } from 'zod';
import { answer } from '../json/json-text.ts';
import { adminProcedure, router } from '../trpc.ts';
import { createInvitation, withdrawInvitation } from './commands.ts';
import { listInvitations } from './queries.ts';

export const invitationRouter = router({
	list: adminProcedure
		.meta({
			rest: {
				operationId: 'listInvitations',
				method: 'GET',
				path: '/invitations',
				status: 200,
				summary: 'List the open invitations',
			},
		})
		.input(listInvitationsInput)
		.output(answer(invitationPage))
		.query(({ ctx, input }) => listInvitations(ctx, input)),

	create: adminProcedure
		.meta({
			rest: {
				operationId: 'createInvitation',
				method: 'POST',
				path: '/invitations',
				status: 201,
				location: '/invitations',
				summary: 'Invite somebody to register',
				description:
					'The link works once, within seven days, for that address alone. It is in this answer and nowhere else, and mailed where mail is set up. Inviting an address again replaces its invitation.',
				problems: ['email_taken'],
			},
		})
		.input(createInvitationInput)
		.output(newInvitation)
		.mutation(({ ctx, input }) => createInvitation(ctx, input)),

	withdraw: adminProcedure
		.meta({
			rest: {
				operationId: 'withdrawInvitation',
				method: 'DELETE',
				path: '/invitations/{id}',
				status: 204,
				summary: 'Withdraw an invitation',
			},
		})
		.input(rowInput)
		.output(z.void())
		.mutation(({ ctx, input }) => withdrawInvitation(ctx, input.id)),
});
