// The global of this name is looked up by a getter, at each use.
import { performance } from 'node:perf_hooks';
import { type FieldError, isObject, type ProblemCode } from '@hms/contracts';
import { initTRPC } from '@trpc/server';
import type { Context, UserContext } from './context.ts';
import {
	domainErrorOf,
	fieldsError,
	inputOf,
	trpcErrorOf,
	trpcRefusalOf,
	unauthenticated,
} from './errors/errors.ts';
import { JsonText } from './json/json-text.ts';
import type { Json } from './validation/read-only-fields.ts';

/** How REST reaches a procedure. `{id}` in the path is the input's field of that name. */
export interface RestMeta {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: `/${string}`;
	status: 200 | 201 | 204;
	/** Where what was made can be read, below the API's base path; a `{field}` of the answer stands for its value. */
	location?: `/${string}`;
	/** What it does, in a few words, for the API's description. */
	summary: string;
	/** What a caller should know besides. */
	description?: string;
	/** What its own rules may refuse. What follows from its shape (a body, an id, a version, a session) goes without saying. */
	refuses?: ProblemCode[];
	/** Whether it honours `Idempotency-Key`. */
	takesKey?: true;
}

export interface Meta {
	/** Whether it is for signed-in users only. */
	signedIn?: true;
	rest?: RestMeta;
}

const t = initTRPC
	.context<Context>()
	.meta<Meta>()
	.create({
		// The shape that tRPC proposes would carry the message of whatever was thrown, and the stack in development.
		errorFormatter: ({ error, ctx }) => trpcRefusalOf(error, ctx?.requestId ?? ''),
	});

export const router = t.router;

/** For everybody. */
export const publicProcedure = t.procedure.use(async ({ ctx, path, next }) => {
	const start = performance.now();
	const result = await next();
	ctx.onCall?.({
		procedure: path,
		outcome: result.ok ? 'ok' : domainErrorOf(result.error).code,
		seconds: (performance.now() - start) / 1000,
	});
	if (!result.ok) throw trpcErrorOf(result.error);
	if (result.data instanceof JsonText && !ctx.takesJsonText) {
		return { ...result, data: result.data.value() };
	}
	return result;
});

/** For signed-in users: `ctx.db` sees what the user may see, and finds out with its first query whether the session is alive. */
export const userProcedure = publicProcedure.meta({ signedIn: true }).use(({ ctx, next }) => {
	const { session } = ctx;
	if (!session) throw unauthenticated();
	// tRPC adds these to the rest, which it copies field by field: what is there already need not be named again.
	return next({ ctx: { session, userId: session.userId, db: ctx.services.database.as(session) } });
});

/** What is wrong with an input by what is stored, as far as it can be told whatever else is wrong with it. */
export type OtherFlaws = (ctx: UserContext, input: Json) => Promise<FieldError[]>;

/**
 * For signed-in users. An input that is refused is told all that is wrong with it at once, also what its schema does not
 * know; nothing is asked for one that is sound.
 */
export const userProcedureTelling = (otherFlaws: OtherFlaws) =>
	userProcedure.use(async ({ ctx, next, getRawInput }) => {
		const result = await next();
		if (result.ok) return result;
		const { code, errors = [] } = domainErrorOf(result.error);
		if (code !== 'validation') return result;
		const input = inputOf(result.error) ?? (await getRawInput());
		if (!isObject(input)) return result;
		const told = new Set(errors.map(({ path }) => path));
		const others = (await otherFlaws(ctx, input)).filter(({ path }) => !told.has(path));
		if (others.length === 0) return result;
		throw fieldsError('validation', [...errors, ...others]);
	});
