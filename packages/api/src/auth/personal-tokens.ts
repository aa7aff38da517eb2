import type {
	CreateTokenInput,
	ListTokensInput,
	NewPersonalToken,
	PersonalToken,
} from '@hms/contracts';
import { type Db, personalTokens } from '@hms/db';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { UserContext } from '../context.ts';
import { endOfDay } from '../end-of-day.ts';
import { notFound } from '../errors/domain-error.ts';
import { asText, jsonOf } from '../json/json-text.ts';
import { listing } from '../list/listing.ts';
import { hashOf } from '../secrets.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { newTokenText } from './personal-token.ts';
import { requireRecentSignIn } from './recent-sign-in.ts';
import { withSessionLock } from './sessions.ts';

/** The columns of a personal token as the contract defines it. */
const tokenColumns = {
	id: personalTokens.id,
	name: personalTokens.name,
	scope: personalTokens.scope,
	expiresOn: personalTokens.expiresOn,
	createdAt: personalTokens.createdAt,
	lastUsedAt: personalTokens.lastUsedAt,
};

/** This user's personal tokens, newest first, also those that have expired. */
export const listPersonalTokens = listing<PersonalToken, ListTokensInput>({
	item: () => asText(jsonOf(tokenColumns)),
	table: personalTokens,
	id: personalTokens.id,
	sorts: { createdAt: { by: personalTokens.createdAt, type: 'timestamptz', order: 'desc' } },
	fallback: 'createdAt',
	parameters: [],
	where: (_input, { owner }) => eq(personalTokens.userId, owner),
});

/** Makes a personal token of the signed-in user. @throws DomainError `validation`, `too_many_requests` */
export async function createPersonalToken(
	ctx: UserContext,
	{ name, scope, expiresOn, currentPassword }: CreateTokenInput,
): Promise<NewPersonalToken> {
	await requireRecentSignIn(ctx, currentPassword);
	const { userId } = ctx;
	const id = uuidv7();
	const token = newTokenText(id, userId, scope);
	const expiresAt = endOfDay(expiresOn);
	const row = await withSessionLock(ctx, async (db) => {
		const [made] = await db
			.insert(personalTokens)
			.values({ id, userId, name, scope, tokenHash: hashOf(token), expiresOn, expiresAt })
			.returning(tokenColumns);
		if (!made) throw new Error('an insert returned no row');
		await recordSecurityEvent(ctx, db, { kind: 'token_made', userId, detail: scope });
		return made;
	});
	return { ...row, token };
}

/** Takes a personal token of this user back; it stops working at once. @throws DomainError `not_found` */
export async function deletePersonalToken(ctx: UserContext, id: string): Promise<void> {
	const isOwn = and(eq(personalTokens.id, id), eq(personalTokens.userId, ctx.userId));
	await ctx.db.transaction(async (db) => {
		const [deleted] = await db
			.delete(personalTokens)
			.where(isOwn)
			.returning({ scope: personalTokens.scope });
		if (!deleted) throw notFound('token');
		const event = { kind: 'token_taken_back', userId: ctx.userId, detail: deleted.scope } as const;
		await recordSecurityEvent(ctx, db, event);
	});
}

/** Ends an account's personal tokens. @param db a connection without a user, or with this one */
export async function deletePersonalTokens(db: Db, userId: string): Promise<void> {
	await db.delete(personalTokens).where(eq(personalTokens.userId, userId));
}
