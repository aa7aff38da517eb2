import { type Db, mappings, type Span } from '@hms/db';
import { and, eq, sql } from 'drizzle-orm';
import { isIn } from '../bulk/rows.ts';
import type { UserContext } from '../context.ts';
import { type MappingWithTerms, primaryDays } from './primary.ts';

/** A mapping that was the primary one at some time. */
export interface StoredMappingWithTerms extends MappingWithTerms {
	patientId: string;
	/** The stored days on which it is the primary one. */
	primaryOn: Span[];
}

/** Reads those mappings of this user's patients that have terms. The caller has locked the patients. */
export function readMappingsWithTerms(
	db: Db,
	ctx: UserContext,
	patientIds: string[],
): Promise<StoredMappingWithTerms[]> {
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
				eq(mappings.ownerId, ctx.ownerId),
				isIn(mappings.patientId, patientIds),
				sql`${mappings.primaryTerms} <> '[]'`,
			),
		)
		.orderBy(mappings.id);
}

const isSame = (one: readonly Span[], other: readonly Span[]) =>
	JSON.stringify(one) === JSON.stringify(other);

/**
 * Recomputes and writes the primary days of a patient's other mappings after a change.
 * @param stored the mappings as they were read
 * @param changed new and changed mappings; the caller writes them, with their primary days
 * @returns the primary days of a mapping by its id
 */
export async function updatePrimaryDays(
	db: Db,
	ctx: UserContext,
	stored: StoredMappingWithTerms[],
	changed: (MappingWithTerms & { patientId: string })[],
): Promise<(id: string) => Span[]> {
	const isChanged = new Set(changed.map(({ id }) => id));
	const others = stored.filter(({ id }) => !isChanged.has(id));
	const days = new Map<string, Span[]>();
	for (const team of Map.groupBy([...others, ...changed], (one) => one.patientId).values()) {
		for (const [id, spans] of primaryDays(team)) days.set(id, spans);
	}
	const daysOf = (id: string) => days.get(id) ?? [];
	// There is rarely more than one: the mapping that was the primary one, or becomes it again.
	for (const { id, primaryOn } of others) {
		if (isSame(primaryOn, daysOf(id))) continue;
		await db
			.update(mappings)
			.set({ primaryOn: daysOf(id) })
			.where(and(eq(mappings.ownerId, ctx.ownerId), eq(mappings.id, id)));
	}
	return daysOf;
}
