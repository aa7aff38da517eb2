import { createHash } from 'node:crypto';
import type { FieldError } from '@hms/contracts';
import { idempotencyKeys, JoinedAccess } from '@hms/db';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { DomainError, fieldsError } from '../errors/errors.ts';
import { answered, type ValueOf } from '../json/json-text.ts';

const keptHours = 24;
const keyShape = /^[\x20-\x7e]{1,255}$/;

/** What is wrong with the key of a request, if it has one. */
export const keyFlaws = ({ idempotencyKey: key }: UserContext): FieldError[] =>
	key === null || keyShape.test(key)
		? []
		: [{ path: 'Idempotency-Key', message: 'must be 1 to 255 printable ASCII characters' }];

/**
 * Runs a command once for each idempotency key of a user: asked again, it gives the first answer. The answer is kept in
 * the transaction of the command itself, so that there is none without the other, whatever is killed. Without a key the
 * command simply runs. A key is for one call: the tRPC transport refuses it on a batch of several.
 * @param command what is asked for, and with what: the key belongs to that
 * @throws DomainError `conflict` while the first is still running, `idempotency_mismatch` for another request
 */
export async function once<T>(
	ctx: UserContext,
	command: { name: string; input: unknown },
	run: (ctx: UserContext) => Promise<T>,
): Promise<T | ValueOf<T>> {
	const key = ctx.idempotencyKey;
	if (key === null) return run(ctx);
	const flaws = keyFlaws(ctx);
	if (flaws.length > 0) throw fieldsError('validation', flaws);
	const request = createHash('sha256').update(JSON.stringify(command)).digest();
	return ctx.db.transaction(async (db) => {
		const [turn] = await db.execute<{ taken: boolean }>(
			sql`select pg_try_advisory_xact_lock(hashtextextended(${`${ctx.userId} ${key}`}, 0)) as taken`,
		);
		if (!turn?.taken) {
			throw new DomainError('conflict', 'The first request with this key is still running.');
		}
		const own = eq(idempotencyKeys.ownerId, ctx.userId);
		await db
			.delete(idempotencyKeys)
			.where(
				and(own, lt(idempotencyKeys.createdAt, sql`now() - make_interval(hours => ${keptHours})`)),
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
		// What was kept is what this command answered.
		if (first) return first.answer as ValueOf<T>;
		const answer = await run({ ...ctx, db: new JoinedAccess(db, ctx.userId) });
		await db
			.insert(idempotencyKeys)
			.values({ ownerId: ctx.userId, key, request, answer: answered(answer) });
		return answer;
	});
}
