import {
	listedUser,
	listUsersInput,
	passwordResetLink,
	rowInput,
	updateUserInput,
	userPage,
} from '@hms/contracts';
import { z } from 'zod';
import { answer } from '../json/json-text.ts';
import { adminProcedure, router, userProcedure } from '../trpc.ts';
import { createPasswordResetLink, removeTwoFactor, updateUser } from './commands.ts';
import { listUsers } from './queries.ts';

export const userRouter = router({
	list: userProcedure
		.meta({
			rest: {
				operationId: 'listUsers',
				method: 'GET',
				path: '/users',
				status: 200,
				summary: 'List and search the people of the clinic',
				description:
					'Addresses, when somebody was last seen, and who has a second factor are for administrators.',
			},
		})
		.input(listUsersInput)
		.output(answer(userPage))
		.query(({ ctx, input }) => listUsers(ctx, input)),

	update: adminProcedure
		.meta({
			rest: {
				operationId: 'updateUser',
				method: 'PATCH',
				path: '/users/{id}',
				status: 200,
				summary: 'Change a user’s role, or disable or enable the account',
				description:
					'Disabling ends every session at once; what the user registered stays as it is. There is always an active administrator.',
				problems: ['last_admin'],
			},
		})
		.input(updateUserInput)
		.output(listedUser)
		.mutation(({ ctx, input }) => updateUser(ctx, input)),

	createPasswordReset: adminProcedure
		.meta({
			rest: {
				operationId: 'createPasswordResetLink',
				method: 'POST',
				path: '/users/{id}/password-reset',
				status: 201,
				summary: 'Make a link with which a user sets a new password',
				description:
					'The link works once, within 24 hours. It is in this answer and nowhere else; one that was made before stops working.',
				problems: ['conflict'],
			},
		})
		.input(rowInput)
		.output(passwordResetLink)
		.mutation(({ ctx, input }) => createPasswordResetLink(ctx, input.id)),

	removeTwoFactor: adminProcedure
		.meta({
			rest: {
				operationId: 'removeTwoFactor',
				method: 'DELETE',
				path: '/users/{id}/two-factor',
				status: 204,
				summary: 'Take the second factor from a user',
				description:
					'For somebody who lost it and the recovery codes. Afterwards the password is enough to sign in. One’s own is turned off with `DELETE /auth/two-factor/totp`.',
			},
		})
		.input(rowInput)
		.output(z.void())
		.mutation(({ ctx, input }) => removeTwoFactor(ctx, input.id)),
});
