import {
	changePasswordInput,
	forgotPasswordInput,
	invitedPerson,
	invitedPersonInput,
	loginInput,
	type ProblemCode,
	refreshInput,
	registerInput,
	resetPasswordInput,
	rowInput,
	sessionAnswer,
	sessionList,
	signInOptions,
	updateMeInput,
	user,
	userAnswer,
} from '@hms/contracts';
import { z } from 'zod';
import { publicProcedure, router, userProcedure } from '../trpc.ts';
import { readInvitedPerson, readSignInOptions } from './admission.ts';
import {
	changePassword,
	logout,
	logoutElsewhere,
	refresh,
	register,
	updateMe,
} from './commands.ts';
import { passkeyProcedures } from './passkey-procedures.ts';
import { forgotPassword, resetPasswordByLink } from './password-reset.ts';
import { personalTokenProcedures } from './personal-token-procedures.ts';
import { readMe } from './queries.ts';
import { endSession, listSessions } from './sessions.ts';
import { cookieAnswer, login, tokenAnswer } from './sign-in.ts';
import { twoFactorProcedures } from './two-factor-procedures.ts';

const registerProblems: ProblemCode[] = ['email_taken', 'forbidden', 'too_many_requests'];
const loginProblems: ProblemCode[] = [
	'invalid_credentials',
	'code_required',
	'two_factor_required',
	'too_many_requests',
];

export const authRouter = router({
	register: publicProcedure
		.meta({
			rest: {
				operationId: 'registerAccount',
				method: 'POST',
				path: '/auth/register',
				status: 201,
				location: '/auth/me',
				summary: 'Register an account',
				description:
					'The first account of an installation is its administrator’s. With an invitation the account has the role and needs the address that were invited. 403 where registration is closed, or by invitation and there is none that is good for this address.',
				problems: registerProblems,
			},
		})
		.input(registerInput)
		.output(sessionAnswer)
		.mutation(async ({ ctx, input }) => tokenAnswer(ctx, await register(ctx, input, 'program'))),

	login: publicProcedure
		.meta({
			rest: {
				operationId: 'login',
				method: 'POST',
				path: '/auth/login',
				status: 200,
				summary: 'Sign in',
				description:
					'An unknown address and a wrong password get the same answer. Where the account has a second factor, a right password without `code` is `code_required`; a wrong code, or one that was used, is `invalid_credentials`. Failures are counted by account and by address; too many of them have to wait. Who sends the `deviceToken` of an earlier sign-in to the account is counted apart from everybody else.',
				problems: loginProblems,
			},
		})
		.input(loginInput)
		.output(sessionAnswer)
		.mutation(async ({ ctx, input }) => tokenAnswer(ctx, await login(ctx, input, 'program'))),

	signUp: publicProcedure
		.meta({
			withoutRest: 'It sets the cookie of a browser; programs call `register`.',
			problems: registerProblems,
		})
		.input(registerInput)
		.output(userAnswer)
		.mutation(async ({ ctx, input }) => cookieAnswer(ctx, await register(ctx, input, 'browser'))),

	signIn: publicProcedure
		.meta({
			withoutRest: 'It sets the cookie of a browser; programs call `login`.',
			problems: loginProblems,
		})
		.input(loginInput)
		.output(userAnswer)
		.mutation(async ({ ctx, input }) => cookieAnswer(ctx, await login(ctx, input, 'browser'))),

	options: publicProcedure
		.meta({ withoutRest: 'It says what the sign-in pages of the web app can offer.' })
		.output(signInOptions)
		.query(({ ctx }) => readSignInOptions(ctx)),

	// A mutation, so that the token is in no URL.
	invitation: publicProcedure
		.meta({
			withoutRest: 'It says whom a link invites, for the registration page of the web app.',
			problems: ['forbidden'],
		})
		.input(invitedPersonInput)
		.output(invitedPerson)
		.mutation(({ ctx, input }) => readInvitedPerson(ctx, input.token)),

	forgotPassword: publicProcedure
		.meta({
			rest: {
				operationId: 'requestPasswordReset',
				method: 'POST',
				path: '/auth/password/forgot',
				status: 202,
				summary: 'Ask for a mail with a link to set a new password',
				description:
					'Where mail is set up and the address has an account, it gets a link that works once, within an hour, and those mailed before stop working. The answer is the same in any case. Requests are counted by account and by address.',
				problems: ['too_many_requests'],
			},
		})
		.input(forgotPasswordInput)
		.output(z.void())
		.mutation(({ ctx, input }) => forgotPassword(ctx, input)),

	resetPassword: publicProcedure
		.meta({
			rest: {
				operationId: 'resetPassword',
				method: 'POST',
				path: '/auth/password/reset',
				status: 204,
				summary: 'Set a new password by a link',
				description:
					'The link works once, and every session and personal token of the account end. A password that is refused leaves the link as it is.',
				problems: ['invalid_token'],
			},
		})
		.input(resetPasswordInput)
		.output(z.void())
		.mutation(({ ctx, input }) => resetPasswordByLink(ctx, input)),

	refresh: publicProcedure
		.meta({
			rest: {
				operationId: 'refreshSession',
				method: 'POST',
				path: '/auth/refresh',
				status: 200,
				summary: 'Get the next token',
				description:
					'Each refresh token works once and gets the next one. One that is used again later ends its session; one that never was good ends nothing.',
				problems: ['unauthenticated'],
			},
		})
		.input(refreshInput)
		.output(sessionAnswer)
		.mutation(({ ctx, input }) => refresh(ctx, input.refreshToken)),

	logout: userProcedure
		.meta({
			withoutTwoFactor: true,
			rest: {
				operationId: 'logout',
				method: 'POST',
				path: '/auth/logout',
				status: 204,
				summary: 'Sign out',
				description: 'Ends the session; its tokens stop working at once.',
			},
		})
		.input(z.strictObject({}).optional())
		.output(z.void())
		.mutation(({ ctx }) => logout(ctx)),

	me: userProcedure
		.meta({
			withoutTwoFactor: true,
			rest: {
				operationId: 'getMe',
				method: 'GET',
				path: '/auth/me',
				status: 200,
				summary: 'Read the own account',
			},
		})
		.input(z.strictObject({}).optional())
		.output(user)
		.query(({ ctx }) => readMe(ctx)),

	updateMe: userProcedure
		.meta({
			rest: {
				operationId: 'updateMe',
				method: 'PATCH',
				path: '/auth/me',
				status: 200,
				summary: 'Change the own account',
			},
		})
		.input(updateMeInput)
		.output(user)
		.mutation(({ ctx, input }) => updateMe(ctx, input)),

	changePassword: userProcedure
		.meta({
			rest: {
				operationId: 'changePassword',
				method: 'POST',
				path: '/auth/password',
				status: 204,
				summary: 'Change the password',
				description:
					'Every other session of the account and every personal token end. The session that asks goes on with the token it has until that runs out (ten minutes at most), and its refresh token stops working: sign in with the new password for the next one.',
				problems: ['too_many_requests'],
			},
		})
		.input(changePasswordInput)
		.output(z.void())
		.mutation(({ ctx, input }) => changePassword(ctx, input)),

	sessions: userProcedure
		.meta({
			rest: {
				operationId: 'listSessions',
				method: 'GET',
				path: '/auth/sessions',
				status: 200,
				summary: 'List the own sessions',
			},
		})
		.input(z.strictObject({}).optional())
		.output(sessionList)
		.query(({ ctx }) => listSessions(ctx)),

	endSession: userProcedure
		.meta({
			rest: {
				operationId: 'endSession',
				method: 'DELETE',
				path: '/auth/sessions/{id}',
				status: 204,
				summary: 'End one of the own sessions',
			},
		})
		.input(rowInput)
		.output(z.void())
		.mutation(({ ctx, input }) => endSession(ctx, input.id)),

	endOtherSessions: userProcedure
		.meta({
			rest: {
				operationId: 'endOtherSessions',
				method: 'POST',
				path: '/auth/sessions/end-others',
				status: 204,
				summary: 'End all of the own sessions but the one that asks',
			},
		})
		.input(z.strictObject({}).optional())
		.output(z.void())
		.mutation(({ ctx }) => logoutElsewhere(ctx)),

	...passkeyProcedures,
	...personalTokenProcedures,
	...twoFactorProcedures,
});
