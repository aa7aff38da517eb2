import type { ListSharesInput, Share } from '@hms/contracts';
import { type Db, shares } from '@hms/db';
import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { notFound } from '../errors/domain-error.ts';
import { asText, jsonOf } from '../json/json-text.ts';
import type { Sort } from '../list/keyset.ts';
import { listing } from '../list/listing.ts';
import { joinParties, owners, partyColumns } from './parties.ts';

const shareColumns = {
	id: shares.id,
	patientId: shares.patientId,
	...partyColumns,
	level: shares.level,
	until: shares.until,
	isEmergency: shares.isEmergency,
	reason: shares.reason,
	createdAt: shares.createdAt,
};

const joins = joinParties(shares);

/** Whether a share has not ended. */
export const isLive: SQL = sql`(${shares.endsAt} is null or ${shares.endsAt} > now())`;

const sorts: Record<'createdAt', Sort> = {
	createdAt: { by: shares.createdAt, type: 'timestamptz', order: 'desc' },
};

/**
 * The shares that the user gives or receives, without those that have ended; of those received also without a disabled owner's.
 * @throws DomainError `validation` for a cursor of another list
 */
export const listShares = listing<Share, ListSharesInput, 'patientId'>({
	item: () => asText(jsonOf(shareColumns)),
	table: shares,
	joins,
	id: shares.id,
	sorts,
	fallback: 'createdAt',
	parameters: ['patientId'],
	where: ({ direction, patientId }, { owner: me }) =>
		and(
			direction === 'given'
				? eq(shares.ownerId, me)
				: and(
						eq(shares.userId, me),
						or(eq(owners.status, sql.raw(`'active'`)), eq(shares.isEmergency, sql.raw('true'))),
					),
			isLive,
			patientId && or(eq(shares.patientId, patientId), isNull(shares.patientId)),
		),
});

/**
 * Keeps an owner's patients from getting another owner while somebody is let in to one: the SQL function `move_patients` takes this
 * lock too. It comes before any other lock of the two.
 */
export const lockOwnership = (db: Db, ownerId: string) =>
	db.execute(
		sql`select pg_advisory_xact_lock_shared(hashtextextended(${`shares of ${ownerId}`}, 0))`,
	);

/** A share that the user gives or receives. @throws DomainError `not_found` */
export async function readShare(db: Db, id: string): Promise<Share> {
	const [row] = await db.execute<{ item: Share }>(
		sql`select ${jsonOf(shareColumns)} as item from ${shares} ${joins} where ${and(eq(shares.id, id), isLive)}`,
	);
	if (!row) throw notFound('share');
	return row.item;
}
