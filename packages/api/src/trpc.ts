// The global `performance` is a getter, which is slower at each use.
import { performance } from 'node:perf_hooks';
import { type FieldError, isObject, type PatientAccess, type ProblemCode } from '@hms/contracts';
import { initTRPC } from '@trpc/server';
import type { ReadRight, Shown } from './access/recorder.ts';
import type { Context, UserContext } from './context.ts';
import { domainErrorOf, invalidInputOf, trpcErrorOf, trpcRefusalOf } from './errors/convert.ts';
import { errorForFields, unauthenticated } from './errors/domain-error.ts';
import { JsonText } from './json/json-text.ts';
import { adminsOnly, readRole } from './role.ts';
import { refusalOfToken } from './token-rights.ts';
import { checkTwoFactor } from './two-factor-requirement.ts';
import type { Json } from './validation/read-only-fields.ts';

/** A REST route of a procedure. `{id}` in the path is the input's field of that name. */
export interface RestMeta {
	/** Its name in the OpenAPI document and in generated clients: a verb and what it is about. */
	operationId: string;
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: `/${string}`;
	status: 200 | 201 | 202 | 204;
	/** The `Location` header, below the API's base path; `{field}` is a field of the output. */
	location?: `/${string}`;
	/** A short sentence for the OpenAPI document. */
	summary: string;
	/** Details for the OpenAPI document. */
	description?: string;
	/** The problem codes of its own rules; those that follow from its body, id, version or session are added. */
	problems?: ProblemCode[];
	/** Whether it accepts an `Idempotency-Key`. */
	acceptsIdempotencyKey?: true;
}

export interface Meta {
	/** Whether it requires a signed-in user. */
	signedIn?: true;
	/** Whether it requires an administrator. */
	admin?: true;
	/** Whether it is also for those who must have a second factor and have none: it is part of setting one up. */
	withoutTwoFactor?: true;
	rest?: RestMeta | readonly RestMeta[];
	/** Whether its answer shows patients, which is recorded. */
	showsPatients?: true;
	/** Why the procedure has no REST route. */
	withoutRest?: string;
	/** Of a procedure without a REST route, as `problems` of one. */
	problems?: ProblemCode[];
}

const t = initTRPC
	.context<Context>()
	.meta<Meta>()
	.create({
		// tRPC's own format would contain the message of any error, and the stack in development.
		errorFormatter: ({ error, ctx }) => trpcRefusalOf(error, ctx?.requestId ?? ''),
	});

export const router = t.router;

/** Calls a procedure, counts the call, and converts its error and its output. */
const countedProcedure = t.procedure.use(async ({ ctx, path, next }) => {
	const start = performance.now();
	const trace = ctx.trace?.(path);
	const result = await (trace ? trace.run(() => next()) : next());
	const outcome = result.ok ? 'ok' : domainErrorOf(result.error).code;
	trace?.ended(outcome);
	ctx.onCall?.({ procedure: path, outcome, seconds: (performance.now() - start) / 1000 });
	if (!result.ok) throw trpcErrorOf(result.error);
	if (result.data instanceof JsonText && !ctx.acceptsJsonText) {
		return { ...result, data: result.data.value() };
	}
	return result;
});

/** Refuses what a personal token may not call; a token that does not work is refused for that. */
async function refuseToken(
	{ session, services }: Context,
	called: Parameters<typeof refusalOfToken>[1],
): Promise<void> {
	const refusal = session?.tokenScope && refusalOfToken(session.tokenScope, called);
	if (!refusal) return;
	await services.database.as(session).check();
	throw refusal;
}

/** A procedure for everybody, but for personal tokens only where they may call it. */
export const publicProcedure = countedProcedure.use(async ({ ctx, path, type, next }) => {
	await refuseToken(ctx, { path, type });
	return next();
});

/** Whoever has reached the limit of changes still signs out, sets a password, and opens a patient in an emergency. */
const neverLimited = /^(auth|emergencyAccess)\./;

/**
 * A procedure for signed-in users who have the second factor that the installation requires. `ctx.db` has the user's row-level
 * security, and checks the session with its first query. Which patients the answer shows is recorded; a procedure
 * fails where its `showsPatients` is not what its answer does.
 */
export const userProcedure = countedProcedure
	.meta({ signedIn: true })
	// One middleware for all of it: each further one costs a call some microseconds.
	.use(async ({ ctx, next, meta, path, type }) => {
		const { session, services } = ctx;
		if (!session) throw unauthenticated();
		if (session.tokenScope) await refuseToken(ctx, { path, type });
		const { userId } = session;
		const access: PatientAccess = 'own';
		const db = services.database.as(session);
		const isLimited = type === 'mutation' && !neverLimited.test(path);
		if (isLimited) await services.changeLimit.check(userId);
		const { requireTwoFactor } = services.settings;
		const forgetIfEnded = (error: unknown) => {
			if (domainErrorOf(error).code !== 'unauthenticated') return;
			services.tokens.cache.forgetSession(session.sessionId);
		};
		if (requireTwoFactor !== 'off' && !meta?.withoutTwoFactor) {
			await checkTwoFactor(db, requireTwoFactor).catch((error: unknown) => {
				forgetIfEnded(error);
				throw error;
			});
		}
		const shown: Shown[] = [];
		const colleagues = new Map<string, ReadRight>();
		// tRPC copies the context field by field and adds these.
		const result = await next({
			ctx: { session, userId, ownerId: userId, access, db, shown, colleagues },
		});
		if (result.ok) {
			if (shown.length > 0 !== (meta?.showsPatients ?? false)) {
				throw new Error(`${path} has to say which patients it shows, if any`);
			}
			for (const one of shown) services.accesses.record(session, one);
			if (isLimited) await services.changeLimit.count(userId, result.data);
		} else {
			forgetIfEnded(result.error);
		}
		return result;
	});

/** A procedure for administrators; others learn nothing of its input's rules. */
export const adminProcedure = userProcedure.meta({ admin: true }).use(async ({ ctx, next }) => {
	if ((await readRole(ctx.db)) !== 'admin') throw adminsOnly();
	return next();
});

/** Finds the errors of an invalid input that only a comparison with stored data shows. */
export type InputCheck = (ctx: UserContext, input: Json) => Promise<FieldError[]>;

/**
 * A procedure for signed-in users that answers an invalid input with all of its errors, also those that its schema cannot find.
 * For a valid input the check does not run.
 */
export const checkedUserProcedure = (check: InputCheck) =>
	userProcedure.use(async ({ ctx, next, getRawInput }) => {
		const result = await next();
		if (result.ok) return result;
		const { code, errors = [] } = domainErrorOf(result.error);
		if (code !== 'validation') return result;
		const input = invalidInputOf(result.error) ?? (await getRawInput());
		if (!isObject(input)) return result;
		const paths = new Set(errors.map(({ path }) => path));
		const others = (await check(ctx, input)).filter(({ path }) => !paths.has(path));
		if (others.length === 0) return result;
		throw errorForFields('validation', [...errors, ...others]);
	});
