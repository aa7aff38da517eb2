import {
	createPasskeyInput,
	deletePasskeyInput,
	type ProblemCode,
	passkey,
	passkeyOptions,
	passkeyOptionsInput,
	passkeySignInInput,
	passkeySignInOptions,
	sessionAnswer,
	updatePasskeyInput,
	userAnswer,
} from '@hms/contracts';
import { z } from 'zod';
import { publicProcedure, userProcedure } from '../trpc.ts';
import { beginPasskeySignIn, signInWithPasskey } from './passkey-sign-in.ts';
import { beginPasskey, createPasskey, deletePasskey, updatePasskey } from './passkeys.ts';
import { cookieAnswer, tokenAnswer } from './sign-in.ts';

const signInProblems: ProblemCode[] = ['invalid_credentials', 'too_many_requests'];

/** The procedures with which users keep passkeys and sign in with them. */
export const passkeyProcedures = {
	beginPasskey: userProcedure
		.meta({
			withoutTwoFactor: true,
			rest: {
				operationId: 'beginPasskey',
				method: 'POST',
				path: '/auth/passkeys/options',
				status: 200,
				summary: 'Begin to register a passkey',
				description:
					'The options for `navigator.credentials.create`. Without `currentPassword` the session must have begun in the last ten minutes.',
				problems: ['too_many_requests'],
			},
		})
		.input(passkeyOptionsInput)
		.output(passkeyOptions)
		.mutation(({ ctx, input }) => beginPasskey(ctx, input)),

	createPasskey: userProcedure
		.meta({
			withoutTwoFactor: true,
			rest: {
				operationId: 'createPasskey',
				method: 'POST',
				path: '/auth/passkeys',
				status: 201,
				location: '/auth/two-factor',
				summary: 'Register a passkey',
				description:
					'Its device has to have verified its user. `GET /auth/two-factor` lists passkeys.',
				problems: ['conflict'],
			},
		})
		.input(createPasskeyInput)
		.output(passkey)
		.mutation(({ ctx, input }) => createPasskey(ctx, input)),

	updatePasskey: userProcedure
		.meta({
			rest: {
				operationId: 'updatePasskey',
				method: 'PATCH',
				path: '/auth/passkeys/{id}',
				status: 200,
				summary: 'Rename one of the own passkeys',
			},
		})
		.input(updatePasskeyInput)
		.output(passkey)
		.mutation(({ ctx, input }) => updatePasskey(ctx, input)),

	deletePasskey: userProcedure
		.meta({
			rest: {
				operationId: 'deletePasskey',
				method: 'DELETE',
				path: '/auth/passkeys/{id}',
				status: 204,
				summary: 'Remove one of the own passkeys',
				description:
					'It signs in no more; sessions that it has opened go on. Without `currentPassword` the session must have begun in the last ten minutes.',
				problems: ['too_many_requests'],
			},
		})
		.input(deletePasskeyInput)
		.output(z.void())
		.mutation(({ ctx, input }) => deletePasskey(ctx, input)),

	beginPasskeySignIn: publicProcedure
		.meta({
			rest: {
				operationId: 'beginPasskeySignIn',
				method: 'POST',
				path: '/auth/passkeys/sign-in/options',
				status: 200,
				summary: 'Begin to sign in with a passkey',
				description: 'The options for `navigator.credentials.get`.',
			},
		})
		.input(z.strictObject({}).optional())
		.output(passkeySignInOptions)
		.mutation(({ ctx }) => beginPasskeySignIn(ctx)),

	loginWithPasskey: publicProcedure
		.meta({
			rest: {
				operationId: 'loginWithPasskey',
				method: 'POST',
				path: '/auth/passkeys/sign-in',
				status: 200,
				summary: 'Sign in with a passkey',
				description:
					'It counts as both factors. A passkey that is unknown or was removed, a disabled account, and an answer to a challenge that was used or is older than five minutes get the same answer.',
				problems: signInProblems,
			},
		})
		.input(passkeySignInInput)
		.output(sessionAnswer)
		.mutation(async ({ ctx, input }) =>
			tokenAnswer(ctx, await signInWithPasskey(ctx, input, 'program')),
		),

	signInWithPasskey: publicProcedure
		.meta({
			withoutRest: 'It sets the cookie of a browser; programs call `loginWithPasskey`.',
			problems: signInProblems,
		})
		.input(passkeySignInInput)
		.output(userAnswer)
		.mutation(async ({ ctx, input }) =>
			cookieAnswer(ctx, await signInWithPasskey(ctx, input, 'browser')),
		),
};
