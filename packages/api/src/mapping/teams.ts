import { type Db, mappings, type Span } from '@hms/db';
import { and, eq, sql } from 'drizzle-orm';
import { among } from '../bulk/rows.ts';
import type { UserContext } from '../context.ts';
import { type Assignment, primaryDays } from './primary.ts';

/** An assignment by which a doctor was named the primary one at some time. */
export interface Named extends Assignment {
	patientId: string;
	/** The days on which it is the primary one, as they are stored. */
	primaryOn: Span[];
}

/** Those assignments of patients of this user, who are locked, by which anybody was named the primary doctor. */
export function readNamed(db: Db, ctx: UserContext, patientIds: string[]): Promise<Named[]> {
	return db
		.select({
			id: mappings.id,
			patientId: mappings.patientId,
			startedOn: mappings.startedOn,
			endedOn: mappings.endedOn,
			status: mappings.status,
			primaryTerms: mappings.primaryTerms,
			primaryOn: mappings.primaryOn,
		})
		.from(mappings)
		.where(
			and(
				eq(mappings.ownerId, ctx.userId),
				among(mappings.patientId, patientIds),
				sql`${mappings.primaryTerms} <> '[]'`,
			),
		)
		.orderBy(mappings.id);
}

const isSame = (one: readonly Span[], other: readonly Span[]) =>
	JSON.stringify(one) === JSON.stringify(other);

/**
 * Writes which days are whose, after a change.
 * @param stored the assignments as they were read
 * @param changed those that are others now, or new; the caller writes them, with their days
 * @returns gives the days of those that the caller writes
 */
export async function shareDays(
	db: Db,
	ctx: UserContext,
	stored: Named[],
	changed: (Assignment & { patientId: string })[],
): Promise<(id: string) => Span[]> {
	const isChanged = new Set(changed.map(({ id }) => id));
	const others = stored.filter(({ id }) => !isChanged.has(id));
	const days = new Map<string, Span[]>();
	for (const team of Map.groupBy([...others, ...changed], (one) => one.patientId).values()) {
		for (const [id, spans] of primaryDays(team)) days.set(id, spans);
	}
	const daysOf = (id: string) => days.get(id) ?? [];
	// Rarely more than one: who was the primary doctor until now, or is so again.
	for (const { id, primaryOn } of others) {
		if (isSame(primaryOn, daysOf(id))) continue;
		await db
			.update(mappings)
			.set({ primaryOn: daysOf(id) })
			.where(and(eq(mappings.ownerId, ctx.userId), eq(mappings.id, id)));
	}
	return daysOf;
}
