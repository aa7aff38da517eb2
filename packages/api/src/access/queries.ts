import type { Access, ListAccessesInput } from '@hms/contracts';
import { accesses, users } from '@hms/db';
import { and, eq, sql } from 'drizzle-orm';
import { asText, jsonOf } from '../json/json-text.ts';
import { listing } from '../list/listing.ts';

/** Who saw a patient of this user, newest first. The caller has checked that the patient is this user's. */
export const listAccesses = listing<Access, ListAccessesInput, 'id' | 'userId'>({
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
	parameters: ['id', 'userId'],
	isSlow: ({ userId }) => userId !== undefined,
	where: ({ id, userId }, { owner }) =>
		and(
			eq(accesses.ownerId, owner),
			id && eq(accesses.patientId, id),
			userId && eq(accesses.userId, userId),
		),
});
