import type { Access, ListAccessesInput } from '@hms/contracts';
import { accesses, users } from '@hms/db';
import { and, eq, sql } from 'drizzle-orm';
import { asText, jsonOf } from '../json/json-text.ts';
import { listing } from '../list/listing.ts';

/** The input under names that a statement does not have itself. */
type Filters = Omit<ListAccessesInput, 'userId'> & { seenBy?: string | undefined };

/** Who saw a patient of this user, newest first. The caller has checked that the patient is this user's. */
export const listAccesses = listing<Access, Filters, 'id' | 'seenBy'>({
	item: () =>
		asText(
			jsonOf({
				id: accesses.id,
				at: accesses.at,
				user: { id: users.id, name: users.name },
				right: accesses.right,
				kind: accesses.kind,
				sessionId: accesses.sessionId,
			}),
		),
	table: accesses,
	joins: sql`join ${users} on ${eq(users.id, accesses.userId)}`,
	countsWithoutJoins: true,
	id: accesses.id,
	sorts: { at: { by: accesses.at, type: 'timestamptz', order: 'desc' } },
	fallback: 'at',
	parameters: ['id', 'seenBy'],
	isSlow: ({ seenBy }) => seenBy !== undefined,
	where: ({ id, seenBy }, { owner }) =>
		and(
			eq(accesses.ownerId, owner),
			id && eq(accesses.patientId, id),
			seenBy && eq(accesses.userId, seenBy),
		),
});
