import {
	createTokenInput,
	listTokensInput,
	newPersonalToken,
	rowInput,
	tokenPage,
} from '@hms/contracts';
import { z } from 'zod';
import { answer } from '../json/json-text.ts';
import { userProcedure } from '../trpc.ts';
import { createPersonalToken, deletePersonalToken, listPersonalTokens } from './personal-tokens.ts';

/** Personal tokens, which programs use in place of a sign-in; part of the router of `auth`. */
export const personalTokenProcedures = {
	tokens: userProcedure
		.meta({
			rest: {
				operationId: 'listPersonalTokens',
				method: 'GET',
				path: '/auth/tokens',
				status: 200,
				summary: 'List the own personal tokens',
				description: 'Those that have expired are listed too.',
			},
		})
		.input(listTokensInput)
		.output(answer(tokenPage))
		.query(({ ctx, input }) => listPersonalTokens(ctx, input)),

	// It takes no idempotency key: the answer, which would be kept for a day, is a secret.
	createToken: userProcedure
		.meta({
			rest: {
				operationId: 'createPersonalToken',
				method: 'POST',
				path: '/auth/tokens',
				status: 201,
				location: '/auth/tokens',
				summary: 'Make a personal token',
				description:
					'A bearer token for a program, which works without a sign-in until the end of a day. It is in this answer and nowhere else. A change of the password ends it. Without `currentPassword` the session must have begun in the last ten minutes.',
				problems: ['too_many_requests'],
			},
		})
		.input(createTokenInput)
		.output(newPersonalToken)
		.mutation(({ ctx, input }) => createPersonalToken(ctx, input)),

	deleteToken: userProcedure
		.meta({
			rest: {
				operationId: 'deletePersonalToken',
				method: 'DELETE',
				path: '/auth/tokens/{id}',
				status: 204,
				summary: 'Take one of the own personal tokens back',
				description: 'It stops working at once.',
			},
		})
		.input(rowInput)
		.output(z.void())
		.mutation(({ ctx, input }) => deletePersonalToken(ctx, input.id)),
};
