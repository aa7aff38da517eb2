import {
	type CreatePasskeyInput,
	type DeletePasskeyInput,
	maxPasskeys,
	type NewPasskeyCredential,
	type Passkey,
	type PasskeyOptions,
	type PasskeyOptionsInput,
	type UpdatePasskeyInput,
} from '@hms/contracts';
import { type Db, passkeys } from '@hms/db';
import { and, asc, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { UserContext } from '../context.ts';
import type { ConstraintErrors } from '../errors/constraint-errors.ts';
import { mapConstraintErrors } from '../errors/constraint-errors.ts';
import { DomainError, errorForFields, notFound } from '../errors/domain-error.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { isRequiredOf } from '../two-factor-requirement.ts';
import { newChallenge, spendChallenge } from './passkey-challenges.ts';
import { readMe } from './queries.ts';
import { requireRecentSignIn } from './recent-sign-in.ts';
import { needsCode } from './second-factor.ts';
import { endOtherSessions, withSessionLock } from './sessions.ts';
import { challengeIn, registrationOptions, verifyNew } from './webauthn.ts';

/** The columns of a passkey as the contract defines it. */
const passkeyColumns = {
	id: passkeys.id,
	name: passkeys.name,
	createdAt: passkeys.createdAt,
	lastUsedAt: passkeys.lastUsedAt,
};

const isOf = (userId: string, id: string) => and(eq(passkeys.id, id), eq(passkeys.userId, userId));

/** A user's passkeys, the oldest first. */
export const listPasskeys = (db: Db, userId: string): Promise<Passkey[]> =>
	db
		.select(passkeyColumns)
		.from(passkeys)
		.where(eq(passkeys.userId, userId))
		.orderBy(asc(passkeys.createdAt), asc(passkeys.id));

/**
 * Begins to register a passkey. It is another way in, so that an unattended screen must not be enough for it.
 * @throws DomainError `validation` at `currentPassword`, `too_many_requests`
 */
export async function beginPasskey(
	ctx: UserContext,
	{ currentPassword }: PasskeyOptionsInput,
): Promise<PasskeyOptions> {
	await requireRecentSignIn(ctx, currentPassword);
	const user = await readMe(ctx);
	return withSessionLock(ctx, async (db) => {
		const known = await db
			.select({ id: passkeys.credentialId })
			.from(passkeys)
			.where(eq(passkeys.userId, ctx.userId));
		const challenge = await newChallenge(db, ctx.userId);
		return registrationOptions(
			ctx,
			user,
			challenge,
			known.map(({ id }) => id),
		);
	});
}

const wrongCredential = () =>
	errorForFields('validation', [
		{
			path: 'credential',
			message:
				'does not answer options that were given out to you within five minutes at this address',
		},
	]);

const constraints: ConstraintErrors = {
	passkeys_credential_key: {
		code: 'conflict',
		path: 'credential',
		message: 'is already registered',
	},
};

/** The key of a new passkey. @throws DomainError `validation` at `credential` */
async function checkCredential(ctx: UserContext, credential: NewPasskeyCredential) {
	const challenge = await challengeIn(credential);
	if (challenge === undefined) throw wrongCredential();
	const { system } = ctx.services.database;
	if (!(await spendChallenge(system, challenge, ctx.userId))) throw wrongCredential();
	const key = await verifyNew(ctx, credential, challenge);
	if (!key) throw wrongCredential();
	return {
		credentialId: Buffer.from(key.id, 'base64url'),
		publicKey: Buffer.from(key.publicKey),
		counter: key.counter,
	};
}

/**
 * Registers a passkey of the signed-in user. Where two factors are required and it is the first one, every other session ends: they
 * were opened with a password alone.
 * @throws DomainError `validation` at `credential`, `conflict` for one that is registered, or if there are too many
 */
export async function createPasskey(
	ctx: UserContext,
	{ name = 'Passkey', credential }: CreatePasskeyInput,
): Promise<Passkey> {
	const { userId, services } = ctx;
	const key = await checkCredential(ctx, credential);
	const { role } = await readMe(ctx);
	return mapConstraintErrors(constraints, () =>
		withSessionLock(ctx, async (db) => {
			const count = await db.$count(passkeys, eq(passkeys.userId, userId));
			if (count >= maxPasskeys) {
				throw new DomainError('conflict', `You have ${maxPasskeys} passkeys. Remove one first.`);
			}
			const isFirst = count === 0 && !(await needsCode(db, userId));
			const [made] = await db
				.insert(passkeys)
				.values({ id: uuidv7(), userId, name, ...key })
				.returning(passkeyColumns);
			if (!made) throw new Error('an insert returned no row');
			if (isFirst && isRequiredOf(services.settings.requireTwoFactor, role)) {
				await endOtherSessions(db, ctx);
			}
			await recordSecurityEvent(ctx, db, { kind: 'passkey_added', userId });
			return made;
		}),
	);
}

/** Renames a passkey of the signed-in user. @throws DomainError `not_found` */
export async function updatePasskey(
	{ db, userId }: UserContext,
	{ id, name }: UpdatePasskeyInput,
): Promise<Passkey> {
	const [renamed] = await db.transaction((db) =>
		db.update(passkeys).set({ name }).where(isOf(userId, id)).returning(passkeyColumns),
	);
	if (!renamed) throw notFound('passkey');
	return renamed;
}

/**
 * Removes a passkey of the signed-in user: it signs in no more. Sessions that it has opened go on.
 * @throws DomainError `not_found`, `validation` at `currentPassword`, `too_many_requests`
 */
export async function deletePasskey(
	ctx: UserContext,
	{ id, currentPassword }: DeletePasskeyInput,
): Promise<void> {
	await requireRecentSignIn(ctx, currentPassword);
	await withSessionLock(ctx, async (db) => {
		const deleted = await db
			.delete(passkeys)
			.where(isOf(ctx.userId, id))
			.returning({ id: passkeys.id });
		if (deleted.length === 0) throw notFound('passkey');
		await recordSecurityEvent(ctx, db, { kind: 'passkey_removed', userId: ctx.userId });
	});
}
