import { loginInput, registerInput, sessionAnswer, user, userAnswer } from '@hms/contracts';
import { z } from 'zod';
import { publicProcedure, router, userProcedure } from '../trpc.ts';
import { cookieAnswer, login, logout, register, tokenAnswer } from './commands.ts';
import { readMe } from './queries.ts';

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
});
