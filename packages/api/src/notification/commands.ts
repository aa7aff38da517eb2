import type { NotificationContents, ReadNotificationsInput } from '@hms/contracts';
import { type Db, notifications } from '@hms/db';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { UserContext } from '../context.ts';

/**
 * Tells a user what another one does that concerns them. It takes effect with the transaction of what is done; the user's open
 * windows learn of it then. Nobody is told of what they do themselves.
 * @param db that transaction
 */
export async function addNotification(
	db: Db,
	{ from, to, ...contents }: { from: string; to: string } & NotificationContents,
): Promise<void> {
	if (from === to) return;
	const { kind, ...about } = contents;
	const { patientId = null, ...details } = { patientId: undefined, ...about };
	await db
		.insert(notifications)
		.values({ id: uuidv7(), ownerId: to, actorId: from, kind, patientId, details });
}

/** Marks notifications as read; those that were read before stay as they are. */
export async function readNotifications(
	ctx: UserContext,
	{ ids }: ReadNotificationsInput,
): Promise<void> {
	await ctx.db.query((db) =>
		db
			.update(notifications)
			.set({ readAt: sql`now()` })
			.where(
				and(
					eq(notifications.ownerId, ctx.userId),
					isNull(notifications.readAt),
					ids && inArray(notifications.id, ids),
				),
			),
	);
}
