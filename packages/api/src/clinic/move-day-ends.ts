import type { PlainDate } from '@hms/contracts';
import { type Db, personalTokens } from '@hms/db';
import { and, eq, gt, sql } from 'drizzle-orm';
import { endOfDay } from '../end-of-day.ts';

/** Has the last days of shares and personal tokens, of everybody, end as days do in another time zone. What has ended stays so. */
export async function moveDayEnds(db: Db, timeZone: string): Promise<void> {
	const shared = await db.execute<{ day: PlainDate }>(
		sql`select day::text as day from last_days_of_shares() as day`,
	);
	for (const { day } of shared) {
		await db.execute(sql`select move_end_of_shares(${day}, ${endOfDay(day, timeZone)})`);
	}
	const isLive = gt(personalTokens.expiresAt, sql`now()`);
	const tokens = await db
		.selectDistinct({ day: personalTokens.expiresOn })
		.from(personalTokens)
		.where(isLive);
	for (const { day } of tokens) {
		await db
			.update(personalTokens)
			.set({ expiresAt: endOfDay(day, timeZone) })
			.where(and(eq(personalTokens.expiresOn, day), isLive));
	}
}
