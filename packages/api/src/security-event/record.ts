import type { SecurityEventKind } from '@hms/contracts';
import { afterCommit, type Db, securityEvents, users } from '@hms/db';
import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Context, UserContext } from '../context.ts';
import { accountMessageOf } from '../mail/messages.ts';

/** What the security log records of an event. */
export interface SecurityEventFields {
	kind: SecurityEventKind;
	/** The user who did it. */
	actorId?: string | null | undefined;
	/** The user whose account it is about. */
	userId?: string | null | undefined;
	/** Of an invitation: the invited address. */
	email?: string | undefined;
	/** A word of the program's, such as a role; never what people entered, and no secret. */
	detail?: string | undefined;
}

/** The longest `User-Agent` that is kept. */
const maxUserAgent = 500;

/**
 * Records an event in the security log. Once that is committed a line is written to the log, and the user is told by mail of a change
 * of how to sign in to the account.
 * @param db the transaction of what it records; `ctx.services.database.system` where there is none
 * @param event the signed-in user is its actor, unless it says who is
 */
export async function recordSecurityEvent(
	ctx: Context & Partial<Pick<UserContext, 'userId'>>,
	db: Db,
	{ kind, actorId = ctx.userId ?? null, userId = null, email, detail }: SecurityEventFields,
): Promise<void> {
	const { address, requestId, userAgent, services } = ctx;
	const id = uuidv7();
	await db.insert(securityEvents).values({
		...{ id, kind, actorId, userId, email, detail, address },
		userAgent: userAgent?.slice(0, maxUserAgent) ?? null,
	});
	afterCommit(db, () =>
		services.securityLog({
			...{ event: kind, eventId: id, reqId: requestId, actorId, userId, address, detail },
		}),
	);
	if (userId !== null) afterCommit(db, () => tellUser(ctx, userId, kind));
}

/** Tells a user of a change of the account, where mail is set up; whoever did it does not wait for that. */
function tellUser({ services }: Context, userId: string, kind: SecurityEventKind): void {
	const { background, database, mail } = services;
	const messageTo = accountMessageOf(kind);
	if (!mail || !messageTo) return;
	background.start(async () => {
		const [user] = await database.system
			.select({ name: users.name, email: users.email })
			.from(users)
			.where(eq(users.id, userId));
		if (user) await mail.send(messageTo(user));
	});
}

/** Records what a command of whoever runs the installation did, which comes from no address, and from no account unless they name one. */
export async function recordCommand(db: Db, event: SecurityEventFields): Promise<void> {
	await db.insert(securityEvents).values({ id: uuidv7(), ...event });
}
