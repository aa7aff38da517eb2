import {
	changePasswordInput,
	loginInput,
	refreshInput,
	registerInput,
	rowInput,
	sessionAnswer,
	sessionList,
	updateMeInput,
	user,
	userAnswer,
} from '@hms/contracts';
import { z } from 'zod';
import { publicProcedure, router, userProcedure } from '../trpc.ts';
import {
	changePassword,
	cookieAnswer,
	login,
	logout,
	refresh,
	register,
	tokenAnswer,
	updateMe,
} from './commands.ts';
import { readMe } from './queries.ts';
import { endSession, listSessions } from './sessions.ts';

export const authRouter = router({
	register: publicProcedure
		.meta({ rest: { method: 'POST', path: '/auth/register', status: 201 } })
		.input(registerInput)
		.output(sessionAnswer)
		.mutation(async ({ ctx, input }) => tokenAnswer(ctx, await register(ctx, input, 'program'))),

	login: publicProcedure
		.meta({ rest: { method: 'POST', path: '/auth/login', status: 200 } })
		.input(loginInput)
		.output(sessionAnswer)
		.mutation(async ({ ctx, input }) => tokenAnswer(ctx, await login(ctx, input, 'program'))),

	signUp: publicProcedure
		.input(registerInput)
		.output(userAnswer)
		.mutation(async ({ ctx, input }) => cookieAnswer(ctx, await register(ctx, input, 'browser'))),

	signIn: publicProcedure
		.input(loginInput)
		.output(userAnswer)
		.mutation(async ({ ctx, input }) => cookieAnswer(ctx, await login(ctx, input, 'browser'))),

	refresh: publicProcedure
		.meta({ rest: { method: 'POST', path: '/auth/refresh', status: 200 } })
		.input(refreshInput)
		.output(sessionAnswer)
		.mutation(({ ctx, input }) => refresh(ctx, input.refreshToken)),

	logout: userProcedure
		.meta({ rest: { method: 'POST', path: '/auth/logout', status: 204 } })
		.input(z.strictObject({}).optional())
		.output(z.void())
		.mutation(({ ctx }) => logout(ctx)),

	me: userProcedure
		.meta({ rest: { method: 'GET', path: '/auth/me', status: 200 } })
		.input(z.strictObject({}).optional())
		.output(user)
		.query(({ ctx }) => readMe(ctx)),

	updateMe: userProcedure
		.meta({ rest: { method: 'PATCH', path: '/auth/me', status: 200 } })
		.input(updateMeInput)
		.output(user)
		.mutation(({ ctx, input }) => updateMe(ctx, input)),

	changePassword: userProcedure
		.meta({ rest: { method: 'POST', path: '/auth/password', status: 204 } })
		.input(changePasswordInput)
		.output(z.void())
		.mutation(({ ctx, input }) => changePassword(ctx, input)),

	sessions: userProcedure
		.meta({ rest: { method: 'GET', path: '/auth/sessions', status: 200 } })
		.input(z.strictObject({}).optional())
		.output(sessionList)
		.query(({ ctx }) => listSessions(ctx)),

	endSession: userProcedure
		.meta({ rest: { method: 'DELETE', path: '/auth/sessions/{id}', status: 204 } })
		.input(rowInput)
		.output(z.void())
		.mutation(({ ctx, input }) => endSession(ctx, input.id)),
});
