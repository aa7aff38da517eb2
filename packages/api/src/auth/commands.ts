import { randomBytes } from 'node:crypto';
import type { LoginInput, RegisterInput, SessionAnswer, User } from '@hms/contracts';
import {
	credentials,
	type Db,
	type SessionKind,
	sessions,
	takeRegistrationTurn,
	users,
} from '@hms/db';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Context, UserContext } from '../context.ts';
import { DomainError, explaining } from '../errors.ts';
import { cookieValue, hashOf } from './cookie.ts';
import { findAccount } from './queries.ts';
import { accountConstraints, invalidCredentials } from './rules.ts';

interface Opened {
	user: User;
	session: { sessionId: string; userId: string; secret: string };
}

/** Makes an account and signs it in. The first account of an installation is its administrator. */
export async function register(
	ctx: Context,
	input: RegisterInput,
	kind: SessionKind,
): Promise<Opened> {
	const { database, passwords, settings } = ctx.services;
	if (settings.registration === 'closed') {
		throw new DomainError(
			'forbidden',
			'Registration is closed. Ask an administrator for an account.',
		);
	}
	const passwordHash = await passwords.hash(input.password);
	return explaining(accountConstraints, () =>
		database.system.transaction(async (db) => {
			await db.execute(takeRegistrationTurn);
			const [other] = await db.select({ id: users.id }).from(users).limit(1);
			const [user] = await db
				.insert(users)
				.values({
					id: uuidv7(),
					name: input.name,
					email: input.email,
					role: other ? 'staff' : 'admin',
				})
				.returning();
			if (!user) throw new Error('an insert returned no row');
			await db.insert(credentials).values({ userId: user.id, passwordHash });
			return { user, session: await openSession(ctx, db, user.id, kind) };
		}),
	);
}

/** @throws DomainError `invalid_credentials`, after the same time for an unknown address and a wrong password */
export async function login(ctx: Context, input: LoginInput, kind: SessionKind): Promise<Opened> {
	const { database, passwords } = ctx.services;
	const account = await findAccount(database.system, input.email);
	const right = await passwords.verify(account?.passwordHash, input.password);
	if (!account || !right) throw invalidCredentials();
	return {
		user: account.user,
		session: await openSession(ctx, database.system, account.user.id, kind),
	};
}

async function openSession(
	ctx: Context,
	db: Db,
	userId: string,
	kind: SessionKind,
): Promise<Opened['session']> {
	const sessionId = uuidv7();
	const secret = randomBytes(32).toString('base64url');
	await db.insert(sessions).values({
		id: sessionId,
		userId,
		kind,
		secretHash: hashOf(secret),
		userAgent: ctx.userAgent?.slice(0, 500) ?? null,
		expiresAt: sql`now() + make_interval(secs => ${ctx.services.settings.sessionSeconds})`,
	});
	return { sessionId, userId, secret };
}

/** A session as a program gets it: a token that it sends along. */
export async function tokenAnswer(ctx: Context, { user, session }: Opened): Promise<SessionAnswer> {
	const { tokens } = ctx.services;
	return {
		user,
		token: await tokens.sign(session),
		tokenType: 'Bearer',
		expiresIn: tokens.lifetime,
	};
}

/** A session as a browser gets it: in a cookie that no script can read. */
export function cookieAnswer(ctx: Context, { user, session }: Opened): { user: User } {
	ctx.cookie.set(cookieValue(session), ctx.services.settings.sessionSeconds);
	return { user };
}

/** Ends this session; its token and cookie stop working at once. */
export async function logout(ctx: UserContext): Promise<void> {
	const { sessionId, userId } = ctx.session;
	await ctx.db.single((db) =>
		db.delete(sessions).where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId))),
	);
	ctx.cookie.clear();
}
