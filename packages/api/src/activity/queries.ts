import type { Change, ChangeAction, ChangeSubject, HistoryInput } from '@hms/contracts';
import { changes, type Db, users } from '@hms/db';
import { and, desc, eq, isNull, or, sql } from 'drizzle-orm';
import { asText, jsonOf } from '../json/json-text.ts';
import type { Sort } from '../list/keyset.ts';
import { listing } from '../list/listing.ts';

export const changeColumns = {
	id: changes.id,
	at: changes.at,
	actor: { id: users.id, name: users.name },
	action: changes.action,
	changes: changes.fields,
};

export const sorts: Record<'at', Sort> = {
	at: { by: changes.at, type: 'timestamptz', order: 'desc' },
};

export const withActor = sql`join ${users} on ${eq(users.id, changes.actorId)}`;

/** The history of one record, newest change first. The caller has checked that the user may see the record. */
export const listHistory = listing<
	Change,
	HistoryInput & { subject: ChangeSubject },
	'id' | 'subject'
>({
	item: () => asText(jsonOf(changeColumns)),
	table: changes,
	joins: withActor,
	id: changes.id,
	sorts,
	fallback: 'at',
	parameters: ['id', 'subject'],
	where: ({ id, subject }, { owner }) =>
		and(
			or(eq(changes.ownerId, owner), isNull(changes.ownerId)),
			subject && eq(changes.subject, subject),
			id && eq(changes.subjectId, id),
		),
});

/** The last change to one record by one action, in the running transaction. */
export async function lastChange(
	db: Db,
	{ subject, id, action }: { subject: ChangeSubject; id: string; action: ChangeAction },
): Promise<Pick<Change, 'at' | 'changes'> | undefined> {
	const [change] = await db
		.select({ at: changes.at, changes: changes.fields })
		.from(changes)
		.where(and(eq(changes.subjectId, id), eq(changes.subject, subject), eq(changes.action, action)))
		.orderBy(desc(changes.at), desc(changes.id))
		.limit(1);
	return change;
}
