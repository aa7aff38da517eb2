import { createHash } from 'node:crypto';
import type { FieldError } from '@hms/contracts';
import { idempotencyKeys } from '@hms/db';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { DomainError, errorForFields } from '../errors/domain-error.ts';
import { toValue, type ValueOf } from '../json/json-text.ts';

const keyLifetimeHours = 24;
const keyShape = /^[\x20-\x7e]{1,255}$/;

/** The validation errors of a request's idempotency key. */
export const idempotencyKeyErrors = ({ idempotencyKey: key }: UserContext): FieldError[] =>
	key === null || keyShape.test(key)
		? []
		: [{ path: 'Idempotency-Key', message: 'must be 1 to 255 printable ASCII characters' }];

/**
 * Runs a command once for each idempotency key of a user; a repeated request gets the first answer. The answer is stored in
 * the command's own transaction, so that both are committed or neither. Without a key the command simply runs. A key belongs
 * to one call: the tRPC transport refuses it for a batch of several.
 * @param command identifies the request, which a repetition has to equal
 * @throws DomainError `conflict` while the first request is still running, `idempotency_mismatch` for another request
 */
export async function withIdempotencyKey<T>(
	ctx: UserContext,
	command: { name: string; input: unknown },
	run: (ctx: UserContext) => Promise<T>,
): Promise<T | ValueOf<T>> {
	const key = ctx.idempotencyKey;
	if (key === null) return run(ctx);
	const errors = idempotencyKeyErrors(ctx);
	if (errors.length > 0) throw errorForFields('validation', errors);
	const request = createHash('sha256').update(JSON.stringify(command)).digest();
	return ctx.db.transaction(async (db, access) => {
		const [lock] = await db.execute<{ taken: boolean }>(
			sql`select pg_try_advisory_xact_lock(hashtextextended(${`${ctx.userId} ${key}`}, 0)) as taken`,
		);
		if (!lock?.taken) {
			throw new DomainError('conflict', 'The first request with this key is still running.');
		}
		const own = eq(idempotencyKeys.ownerId, ctx.userId);
		await db
			.delete(idempotencyKeys)
			.where(
				and(
					own,
					lt(idempotencyKeys.createdAt, sql`now() - make_interval(hours => ${keyLifetimeHours})`),
				),
			);
		const [first] = await db
			.select()
			.from(idempotencyKeys)
			.where(and(own, eq(idempotencyKeys.key, key)));
		if (first && !first.request.equals(request)) {
			throw new DomainError(
				'idempotency_mismatch',
				'This key was used for another request. Use a new one.',
			);
		}
		// The stored answer is this command's.
		if (first) return first.answer as ValueOf<T>;
		const answer = await run({ ...ctx, db: access });
		await db
			.insert(idempotencyKeys)
			.values({ ownerId: ctx.userId, key, request, answer: toValue(answer) });
		return answer;
	});
}
