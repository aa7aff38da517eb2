import type {
	Activity,
	Change,
	ChangeAction,
	ChangeSubject,
	HistoryInput,
	ListActivityInput,
} from '@hms/contracts';
import { changes, type Db, doctors, mappings, patients, users } from '@hms/db';
import { aliasedTable, and, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { asText, jsonOf } from '../json/json-text.ts';
import type { Sort } from '../list/keyset.ts';
import { listing } from '../list/listing.ts';

const changeColumns = {
	id: changes.id,
	at: changes.at,
	actor: { id: users.id, name: users.name },
	action: changes.action,
	changes: changes.fields,
};

const sorts: Record<'at', Sort> = { at: { by: changes.at, type: 'timestamptz', order: 'desc' } };

/** The changes that a user may see: those of the user's own records, and those of the directory. */
const visible = (owner: SQL<string>) => {
	const own = eq(changes.ownerId, owner);
	const directory = isNull(changes.ownerId);
	return { all: [own, directory], patient: [own], mapping: [own], doctor: [directory] };
};

const withActor = sql`join ${users} on ${eq(users.id, changes.actorId)}`;

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
			or(...visible(owner).all),
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

// A mapping has no name of its own: the names of its patient and its doctor stand for it.
const mappedPatients = aliasedTable(patients, 'mapped_patients');
const mappedDoctors = aliasedTable(doctors, 'mapped_doctors');
const nameOf = (person: { givenName: unknown; familyName: unknown }) =>
	sql<string>`full_name(${person.givenName}, ${person.familyName})`;
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

const subjectJoins = sql`${withActor}
	left join ${patients} on ${and(eq(patients.ownerId, changes.ownerId), eq(patients.id, changes.subjectId))}
	left join ${doctors} on ${eq(doctors.id, changes.subjectId)}
	left join ${mappings} on ${and(eq(mappings.ownerId, changes.ownerId), eq(mappings.id, changes.subjectId))}
	left join ${patients} ${mappedPatients} on ${and(
		eq(mappedPatients.ownerId, mappings.ownerId),
		eq(mappedPatients.id, mappings.patientId),
	)}
	left join ${doctors} ${mappedDoctors} on ${eq(mappedDoctors.id, mappings.doctorId)}`;

/** The changes to the records that a user may see, newest first. */
export const listActivity = listing<Activity, ListActivityInput>({
	item: () => asText(jsonOf({ ...changeColumns, subject: subjectColumns })),
	table: changes,
	joins: subjectJoins,
	countsWithoutJoins: true,
	partitions: ({ subject }, owner) => ({
		by: changes.ownerId,
		are: visible(owner)[subject ?? 'all'],
	}),
	id: changes.id,
	patientId: sql`case ${changes.subject}
		when 'patient' then ${changes.subjectId} when 'mapping' then ${mappings.patientId} end`,
	sorts,
	fallback: 'at',
	parameters: [],
	isSlow: ({ subject, mine }) => subject !== undefined || mine,
	where: ({ subject, mine }, { owner }) =>
		and(subject && eq(changes.subject, subject), mine ? eq(changes.actorId, owner) : undefined),
});

/** The changes of one patient and its assignments, newest first. The caller has checked that the user may see the patient. */
export const listPatientActivity = listing<Activity, HistoryInput, 'id'>({
	item: () => asText(jsonOf({ ...changeColumns, subject: subjectColumns })),
	table: changes,
	joins: subjectJoins,
	countsWithoutJoins: true,
	id: changes.id,
	sorts,
	fallback: 'at',
	parameters: ['id'],
	where: ({ id }, { owner }) =>
		and(
			eq(changes.ownerId, owner),
			sql`${changes.subjectId} in (
				select ${id}::uuid union all
				select ${mappings.id} from ${mappings} where ${mappings.ownerId} = ${owner} and ${mappings.patientId} = ${id}
			)`,
		),
});
