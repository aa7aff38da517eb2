import { type SessionCredentials, sessions } from '@hms/db';
import { count, eq } from 'drizzle-orm';
import type { Services } from '../context.ts';

/** How many sessions a user has. */
export async function countSessions({ database }: Services, userId: string): Promise<number> {
	const [row] = await database.system
		.select({ count: count() })
		.from(sessions)
		.where(eq(sessions.userId, userId));
	return row?.count ?? 0;
}

/** Whether a session goes on. */
export const isSessionAlive = ({ database }: Services, credentials: SessionCredentials) =>
	database
		.as(credentials)
		.check()
		.then(
			() => true,
			() => false,
		);
