import type { SecurityEventKind } from '@hms/contracts';
import { afterCommit, type Db, securityEvents } from '@hms/db';
import { v7 as uuidv7 } from 'uuid';
import type { Context, UserContext } from '../context.ts';

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
 * Records an event in the security log, and writes a line to the log once that is committed.
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
}

/** Records what a command of whoever runs the installation did, which comes from no address, and from no account unless they name one. */
export async function recordCommand(db: Db, event: SecurityEventFields): Promise<void> {
	await db.insert(securityEvents).values({ id: uuidv7(), ...event });
}
