import { createHash } from 'node:crypto';
import type { FieldError } from '@hms/contracts';
import { databaseError, idempotencyKeys, Statement } from '@hms/db';
import { and, eq, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { DomainError, errorForFields, notFound } from '../errors/domain-error.ts';
import { JsonText, type ValueOf } from '../json/json-text.ts';

/** For how many hours a repeated request gets the first answer. */
export const keyLifetimeHours = 24;
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
 * @param mayRepeat whether the user may still see what the first answer is about; absent: always
 * @throws DomainError `conflict` while the first request is still running, `idempotency_mismatch` for another request
 */
export async function withIdempotencyKey<T>(
	ctx: UserContext,
	command: { name: string; input: unknown },
	run: (ctx: UserContext) => Promise<T>,
	mayRepeat?: (first: ValueOf<T>) => Promise<boolean>,
): Promise<T | ValueOf<T>> {
	const key = ctx.idempotencyKey;
	if (key === null) return run(ctx);
	const errors = idempotencyKeyErrors(ctx);
	if (errors.length > 0) throw errorForFields('validation', errors);
	const request = createHash('sha256').update(JSON.stringify(command)).digest();
	try {
		return await runWithKey(ctx, { key, request }, run);
	} catch (error) {
		const { code } = databaseError(error) ?? {};
		if (code === keyInUse) {
			throw new DomainError('conflict', 'The first request with this key is still running.');
		}
		if (code !== keyUsed) throw error;
	}
	const [first] = await ctx.db.read(storedAnswer, { key });
	// The answer has expired since then.
	if (!first) return withIdempotencyKey(ctx, command, run, mayRepeat);
	if (!first.request.equals(request)) {
		throw new DomainError(
			'idempotency_mismatch',
			'This key was used for another request. Use a new one.',
		);
	}
	// The stored answer is this command's.
	const answer = first.answer as ValueOf<T>;
	if (mayRepeat && !(await mayRepeat(answer))) throw notFound('patient');
	return answer;
}

/** The errors of `claim_idempotency_key`. */
const [keyInUse, keyUsed] = ['HMS02', 'HMS03'];

// Keys are of the user who acts, whosever patients the command is about.
const claimKey = new Statement<{ claimed: string }, 'key'>(
	(_, value, actor) => sql`
		select claim_idempotency_key(${actor}, ${value('key')}, make_interval(hours => ${sql.raw(String(keyLifetimeHours))})) as claimed`,
);

const storedAnswer = new Statement<{ request: Buffer; answer: unknown }, 'key'>(
	(_, value, actor) => sql`
		select request, answer from ${idempotencyKeys}
		where ${and(eq(idempotencyKeys.ownerId, actor), eq(idempotencyKeys.key, value('key')))}`,
	{ isQuickRead: true },
);

const storeAnswer = new Statement<object, 'key' | 'request' | 'answer'>(
	(_, value, actor) => sql`
		insert into ${idempotencyKeys} (owner_id, key, request, answer)
		values (${actor}, ${value('key')}, ${value('request')}, ${value('answer')}::jsonb)`,
);

/**
 * Claims a key, runs a command and stores its answer, in one transaction. The command's first statement is sent without waiting
 * for the claim: if that fails, PostgreSQL runs no later statement of the transaction.
 * @throws the error of `claim_idempotency_key`, and what `run` throws
 */
function runWithKey<T>(
	ctx: UserContext,
	{ key, request }: { key: string; request: Buffer },
	run: (ctx: UserContext) => Promise<T>,
): Promise<T> {
	return ctx.db.transaction(async (_, access) => {
		const [claim, result] = await Promise.allSettled([
			access.write(claimKey, { key }),
			run({ ...ctx, db: access }),
		]);
		// After a failed claim the command's error is a consequence of that.
		if (claim.status === 'rejected') throw claim.reason;
		if (result.status === 'rejected') throw result.reason;
		const { value } = result;
		const answer = value instanceof JsonText ? value.text : JSON.stringify(value);
		access.writeAtCommit(storeAnswer, { key, request, answer });
		return value;
	});
}
