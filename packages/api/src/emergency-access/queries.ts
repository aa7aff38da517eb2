import type { EmergencyAccess, ListEmergencyAccessesInput } from '@hms/contracts';
import { accesses, type Db, emergencyAccesses, users } from '@hms/db';
import { aliasedTable, and, eq, isNull, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { notFound } from '../errors/domain-error.ts';
import { asText, instant, jsonOf } from '../json/json-text.ts';
import { listing } from '../list/listing.ts';
import { adminsOnly, readRole } from '../role.ts';
import { joinParties, partyColumns } from '../share/parties.ts';

const reviewers = aliasedTable(users, 'reviewers');

/** What was read by an emergency access, as its owner and administrators see it. A record is about five minutes. */
const reads = sql`coalesce((
	select json_agg(json_build_object('kind', kind, 'count', count, 'lastAt', last_at) order by kind)
	from (
		select kind, count(*), ${instant(sql`max(${accesses.at})`)} as last_at
		from ${accesses}
		where ${eq(accesses.patientId, emergencyAccesses.patientId)} and ${eq(accesses.userId, emergencyAccesses.userId)}
			and ${accesses.right} = 'emergency'
			and ${accesses.slot} > ${emergencyAccesses.createdAt} - interval '5 minutes' and ${accesses.slot} < ${emergencyAccesses.endsAt}
		group by kind
	) as seen
), '[]')`;

const columns = {
	id: emergencyAccesses.id,
	patientId: emergencyAccesses.patientId,
	...partyColumns,
	reason: emergencyAccesses.reason,
	createdAt: emergencyAccesses.createdAt,
	endsAt: emergencyAccesses.endsAt,
	reads,
	review: sql`case when ${reviewers.id} is not null then json_build_object(
		'at', ${instant(emergencyAccesses.reviewedAt)},
		'user', json_build_object('id', ${reviewers.id}, 'name', ${reviewers.name}),
		'note', ${emergencyAccesses.note}
	) end`,
};

const joins = sql`${joinParties(emergencyAccesses)}
	left join ${users} ${reviewers} on ${eq(reviewers.id, emergencyAccesses.reviewedBy)}`;

/** Row-level security shows administrators those of everybody, and others those to their own patients. */
const listVisible = listing<EmergencyAccess, ListEmergencyAccessesInput, 'patientId'>({
	item: () => asText(jsonOf(columns)),
	table: emergencyAccesses,
	joins,
	countsWithoutJoins: true,
	id: emergencyAccesses.id,
	sorts: { createdAt: { by: emergencyAccesses.createdAt, type: 'timestamptz', order: 'desc' } },
	fallback: 'createdAt',
	parameters: ['patientId'],
	where: ({ patientId, unreviewed }) =>
		and(
			patientId && eq(emergencyAccesses.patientId, patientId),
			unreviewed ? isNull(emergencyAccesses.reviewedAt) : undefined,
		),
});

/**
 * Emergency accesses, newest first: of everybody for administrators, to one patient for its owner too.
 * @throws DomainError `forbidden`
 */
export async function listEmergencyAccesses(ctx: UserContext, input: ListEmergencyAccessesInput) {
	if (input.patientId === undefined && (await readRole(ctx.db)) !== 'admin') throw adminsOnly();
	// What was read on this machine just now is in the list.
	await ctx.services.accesses.flush();
	return listVisible(ctx, input);
}

/** An emergency access, as administrators see it. @throws DomainError `not_found` */
export async function readEmergencyAccess(db: Db, id: string): Promise<EmergencyAccess> {
	const [row] = await db.execute<{ item: EmergencyAccess }>(
		sql`select ${jsonOf(columns)} as item from ${emergencyAccesses} ${joins} where ${eq(emergencyAccesses.id, id)}`,
	);
	if (!row) throw notFound('emergency access');
	return row.item;
}
