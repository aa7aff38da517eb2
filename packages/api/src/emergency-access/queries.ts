import type { EmergencyAccess, ListEmergencyAccessesInput } from '@hms/contracts';
import { type Db, emergencyAccesses, users } from '@hms/db';
import { aliasedTable, eq, isNull, sql } from 'drizzle-orm';
import { notFound } from '../errors/domain-error.ts';
import { asText, instant, jsonOf } from '../json/json-text.ts';
import { listing } from '../list/listing.ts';

const owners = aliasedTable(users, 'owners');
const openers = aliasedTable(users, 'openers');
const reviewers = aliasedTable(users, 'reviewers');

const columns = {
	id: emergencyAccesses.id,
	patientId: emergencyAccesses.patientId,
	owner: { id: owners.id, name: owners.name },
	user: { id: openers.id, name: openers.name },
	reason: emergencyAccesses.reason,
	createdAt: emergencyAccesses.createdAt,
	endsAt: emergencyAccesses.endsAt,
	review: sql`case when ${reviewers.id} is not null then json_build_object(
		'at', ${instant(emergencyAccesses.reviewedAt)},
		'user', json_build_object('id', ${reviewers.id}, 'name', ${reviewers.name}),
		'note', ${emergencyAccesses.note}
	) end`,
};

const joins = sql`join ${users} ${owners} on ${eq(owners.id, emergencyAccesses.ownerId)}
	join ${users} ${openers} on ${eq(openers.id, emergencyAccesses.userId)}
	left join ${users} ${reviewers} on ${eq(reviewers.id, emergencyAccesses.reviewedBy)}`;

/** The emergency accesses of everybody, newest first. Row-level security shows them to administrators alone. */
export const listEmergencyAccesses = listing<EmergencyAccess, ListEmergencyAccessesInput>({
	item: () => asText(jsonOf(columns)),
	table: emergencyAccesses,
	joins,
	countsWithoutJoins: true,
	id: emergencyAccesses.id,
	sorts: { createdAt: { by: emergencyAccesses.createdAt, type: 'timestamptz', order: 'desc' } },
	fallback: 'createdAt',
	parameters: [],
	where: ({ unreviewed }) => (unreviewed ? isNull(emergencyAccesses.reviewedAt) : undefined),
});

/** An emergency access, as administrators see it. @throws DomainError `not_found` */
export async function readEmergencyAccess(db: Db, id: string): Promise<EmergencyAccess> {
	const [row] = await db.execute<{ item: EmergencyAccess }>(
		sql`select ${jsonOf(columns)} as item from ${emergencyAccesses} ${joins} where ${eq(emergencyAccesses.id, id)}`,
	);
	if (!row) throw notFound('emergency access');
	return row.item;
}
