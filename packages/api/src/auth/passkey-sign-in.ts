import type { PasskeySignInInput, PasskeySignInOptions } from '@hms/contracts';
import { passkeys, type SessionKind } from '@hms/db';
import { and, eq, lt, or, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { lockAccount } from './account-lock.ts';
import { type Attempt, countAttempt, networkOf, undoAttempt } from './attempts.ts';
import { deviceWith, readDevice } from './devices.ts';
import { newChallenge, spendChallenge } from './passkey-challenges.ts';
import { readUser } from './queries.ts';
import { invalidCredentials } from './rules.ts';
import { openSession } from './sessions.ts';
import type { NewSession } from './sign-in.ts';
import { challengeIn, signInOptions, userHandleOf, verifyUse } from './webauthn.ts';

/** What a browser signs in by with a passkey, whosever it is. */
export async function beginPasskeySignIn(ctx: Context): Promise<PasskeySignInOptions> {
	return signInOptions(ctx, await newChallenge(ctx.services.database.system, null));
}

/** The passkey that a credential is of, if it is proved to be there now. */
async function usedPasskey(ctx: Context, { credential }: PasskeySignInInput) {
	const { system } = ctx.services.database;
	const challenge = await challengeIn(credential);
	if (challenge === undefined || !(await spendChallenge(system, challenge, null))) {
		return { why: 'no challenge of ours' };
	}
	const credentialId = Buffer.from(credential.id, 'base64url');
	const [passkey] = await system
		.select()
		.from(passkeys)
		.where(eq(passkeys.credentialId, credentialId));
	if (!passkey) return { why: 'unknown passkey' };
	const counter = await verifyUse(ctx, credential, challenge, passkey);
	const isOfUser = credential.response.userHandle === userHandleOf(passkey.userId);
	if (counter === undefined || !isOfUser) return { why: 'wrong passkey', userId: passkey.userId };
	return { passkey, counter };
}

/**
 * Signs in with a passkey, which counts as both factors: something that the user has, and what unlocks it.
 * @throws DomainError `invalid_credentials` in all cases alike, `too_many_requests`
 */
export async function signInWithPasskey(
	ctx: Context,
	input: PasskeySignInInput,
	kind: SessionKind,
): Promise<NewSession> {
	const { database, settings } = ctx.services;
	// Nobody guesses a signature: only what it costs to look at one is limited.
	const attempt: Attempt = {
		kind: 'sign-in address',
		subject: networkOf(ctx.address),
		limit: settings.limits.signInPerAddress,
	};
	await countAttempt(ctx, attempt);
	const refuse = async (why: string, userId?: string) => {
		await recordSecurityEvent(ctx, database.system, {
			kind: 'sign_in_failed',
			userId,
			detail: why,
		});
		return invalidCredentials('This passkey does not sign in here.');
	};
	const device = await readDevice(ctx, kind, undefined);
	const used = await usedPasskey(ctx, input);
	if (!used.passkey) throw await refuse(used.why, used.userId);
	const { passkey, counter } = used;
	const { userId } = passkey;
	const opened = await database.system.transaction(async (db) => {
		if (!(await lockAccount(db, userId, 'share'))) return undefined;
		// A passkey that was removed meanwhile is gone; of two copies of one that counts, one is behind.
		const isAhead = or(lt(passkeys.counter, counter), sql`${counter} = 0`);
		const updated = await db
			.update(passkeys)
			.set({ counter, lastUsedAt: sql`now()` })
			.where(and(eq(passkeys.id, passkey.id), isAhead))
			.returning({ id: passkeys.id });
		if (updated.length === 0) return undefined;
		const session = await openSession(ctx, db, userId, kind);
		const about = { actorId: userId, userId };
		await recordSecurityEvent(ctx, db, { kind: 'signed_in', ...about, detail: `passkey ${kind}` });
		return { session, user: await readUser(db, userId) };
	});
	if (!opened) throw await refuse('disabled account or removed passkey', userId);
	await undoAttempt(database.system, attempt);
	return { ...opened, device: deviceWith(device, userId) };
}
