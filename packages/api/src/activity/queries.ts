import type {
	Activity,
	Change,
	ChangeAction,
	ChangeSubject,
	HistoryInput,
	ListActivityInput,
	Page,
} from '@hms/contracts';
import { changes, type Db, doctors, mappings, patients, users } from '@hms/db';
import { aliasedTable, and, desc, eq, isNull, or, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { Keyset, readPage, type Sort } from '../paging.ts';

const changeColumns = {
	id: changes.id,
	at: changes.at,
	actor: { id: users.id, name: users.name },
	action: changes.action,
	changes: changes.fields,
};

const sorts: Record<'at', Sort> = { at: { by: changes.at, type: 'timestamptz', order: 'desc' } };

/** What this user may see: what became of the user's own records, and of the directory. */
const visible = (ctx: UserContext) => or(eq(changes.ownerId, ctx.userId), isNull(changes.ownerId));

/** What became of one record, the newest first; the caller has made sure that it is there to be seen. */
export async function listHistory(
	ctx: UserContext,
	subject: ChangeSubject,
	input: HistoryInput,
): Promise<Page<Change>> {
	const keyset = new Keyset(input, sorts, 'at', changes.id);
	const where = and(visible(ctx), eq(changes.subject, subject), eq(changes.subjectId, input.id));
	const { after, orderBy, limit } = keyset;
	return readPage(
		ctx.db,
		keyset,
		(db, extra) =>
			db
				.select({ ...changeColumns, ...extra })
				.from(changes)
				.innerJoin(users, eq(users.id, changes.actorId))
				.where(and(where, after))
				.orderBy(...orderBy)
				.limit(limit),
		(db) => db.select({ id: changes.id }).from(changes).where(where).$dynamic(),
	);
}

/** The last change of a kind to one record, as a running transaction sees it. */
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

// A mapping goes by the names of its patient and its doctor.
const mappedPatients = aliasedTable(patients, 'mapped_patients');
const mappedDoctors = aliasedTable(doctors, 'mapped_doctors');
const nameOf = (person: { givenName: unknown; familyName: unknown }) =>
	sql<string>`concat_ws(' ', ${person.givenName}, ${person.familyName})`;
const namedOf = (person: { id: unknown; givenName: unknown; familyName: unknown }) =>
	sql<{ id: string; name: string } | null>`case when ${changes.subject} = 'mapping'
		then jsonb_build_object('id', ${person.id}, 'name', ${nameOf(person)}) end`;

const subjectColumns = {
	type: changes.subject,
	id: changes.subjectId,
	name: sql<string>`case ${changes.subject}
		when 'patient' then ${nameOf(patients)}
		when 'doctor' then ${nameOf(doctors)}
		else ${nameOf(mappedPatients)} || ' – ' || ${nameOf(mappedDoctors)}
	end`,
	patient: namedOf(mappedPatients),
	doctor: namedOf(mappedDoctors),
	archived: sql<boolean>`coalesce(${patients.archivedAt}, ${doctors.archivedAt}, ${mappedPatients.archivedAt}) is not null`,
};

/** What happened to the records that this user sees, the newest first. */
export async function listActivity(
	ctx: UserContext,
	input: ListActivityInput,
): Promise<Page<Activity>> {
	const keyset = new Keyset(input, sorts, 'at', changes.id);
	const where = and(
		visible(ctx),
		input.subject ? eq(changes.subject, input.subject) : undefined,
		input.mine ? eq(changes.actorId, ctx.userId) : undefined,
	);
	const { after, orderBy, limit } = keyset;
	return readPage(
		ctx.db,
		keyset,
		(db, extra) =>
			db
				.select({
					...changeColumns,
					subject: subjectColumns,
					...extra,
				})
				.from(changes)
				.innerJoin(users, eq(users.id, changes.actorId))
				.leftJoin(
					patients,
					and(eq(patients.ownerId, changes.ownerId), eq(patients.id, changes.subjectId)),
				)
				.leftJoin(doctors, eq(doctors.id, changes.subjectId))
				.leftJoin(
					mappings,
					and(eq(mappings.ownerId, changes.ownerId), eq(mappings.id, changes.subjectId)),
				)
				.leftJoin(
					mappedPatients,
					and(
						eq(mappedPatients.ownerId, mappings.ownerId),
						eq(mappedPatients.id, mappings.patientId),
					),
				)
				.leftJoin(mappedDoctors, eq(mappedDoctors.id, mappings.doctorId))
				.where(and(where, after))
				.orderBy(...orderBy)
				.limit(limit),
		(db) => db.select({ id: changes.id }).from(changes).where(where).$dynamic(),
	);
}
