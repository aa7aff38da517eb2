import {
	type Activity,
	type ChangeSubject,
	changeSubjects,
	type HistoryInput,
	type ListActivityInput,
	type Page,
} from '@hms/contracts';
import { changes, doctors, mappings, patients } from '@hms/db';
import { aliasedTable, and, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { contextOf, listSharingOwners, noteRead, ofEachOwner, rightTo } from '../access/shared.ts';
import type { UserContext } from '../context.ts';
import { asText, type JsonText, jsonOf } from '../json/json-text.ts';
import { type DayInstants, instantAt, instantsOfDays } from '../list/days.ts';
import type { PageRequest } from '../list/keyset.ts';
import { rowListing } from '../list/listing.ts';
import { mergeRows, toPage } from '../list/page.ts';
import { changeColumns, sorts, withActor } from './queries.ts';

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

/** Which changes of one owner's records, and of the directory. */
interface Filters extends PageRequest, DayInstants {
	withDirectory: boolean;
	subject?: ChangeSubject | undefined;
	/** Who did it. Both have to be the same, where there are both. */
	actor?: string | undefined;
	caller?: string | undefined;
	patient?: string | undefined;
	/** Of these patients alone, as an array of PostgreSQL's. */
	among?: string | undefined;
	doctor?: string | undefined;
}

/** The subquery keeps PostgreSQL from choosing an index by how much this person has done, which may be anywhere else. */
const doneBy = (person: SQL) => sql`${changes.actorId} = (select ${person}::uuid)`;

/** Reads the rows of a page of one owner's activity. */
export const readActivity = rowListing<
	Filters,
	'actor' | 'caller' | 'patient' | 'among' | 'doctor' | 'from' | 'before'
>({
	item: () => asText(jsonOf({ ...changeColumns, subject: subjectColumns })),
	table: changes,
	joins: subjectJoins,
	parts: ({ withDirectory, subject, patient, among, doctor }, { owner }) => {
		const own = eq(changes.ownerId, owner);
		const directory = isNull(changes.ownerId);
		const ofRecord = sql`${changes.subjectId} = record.id`;
		const ids = patient ? sql`array[${patient}::uuid]` : among && sql`${among}::text::uuid[]`;
		const asked = (kind: ChangeSubject) => (subject ?? kind) === kind;
		if (!ids && !doctor) {
			return changeSubjects
				.filter((kind) => asked(kind) && (kind !== 'doctor' || withDirectory))
				.map((kind) => ({
					// A literal: there is an index for each kind.
					where: sql`${kind === 'doctor' ? directory : own} and ${changes.subject} = ${sql.raw(`'${kind}'`)}`,
					by: changes.ownerId,
				}));
		}
		const mappingsOf = sql`select ${mappings.id} from ${mappings} where ${and(
			eq(mappings.ownerId, owner),
			ids && sql`${mappings.patientId} = any (${ids})`,
			doctor && eq(mappings.doctorId, doctor),
		)}`;
		return [
			...(asked('patient') && ids && !doctor
				? [{ ofEach: sql`select unnest(${ids}) as id`, where: sql`${own} and ${ofRecord}` }]
				: []),
			...(asked('mapping') ? [{ ofEach: mappingsOf, where: sql`${own} and ${ofRecord}` }] : []),
			...(asked('doctor') && withDirectory && doctor && !ids
				? [{ where: sql`${directory} and ${eq(changes.subjectId, doctor)}` }]
				: []),
		];
	},
	id: changes.id,
	patientId: sql`case ${changes.subject}
		when 'patient' then ${changes.subjectId} when 'mapping' then ${mappings.patientId} end`,
	sorts,
	fallback: 'at',
	parameters: ['actor', 'caller', 'patient', 'among', 'doctor', 'from', 'before'],
	// There may be many assignments.
	isSlow: ({ among, doctor }) => among !== undefined || doctor !== undefined,
	where: ({ actor, caller, from, before }) =>
		and(
			actor && doneBy(actor),
			caller && doneBy(caller),
			from && gte(changes.at, instantAt(from)),
			before && lt(changes.at, instantAt(before)),
		),
});

/** The changes of the records that a user may see: own ones, those that colleagues share, and the directory. Newest first. */
export async function listActivity(
	ctx: UserContext,
	{ mine, actorId, patientId, doctorId, from, to, ...input }: ListActivityInput,
): Promise<JsonText<Page<Activity>>> {
	const filters = {
		...input,
		...instantsOfDays(from, to),
		...{ actor: actorId, caller: mine ? ctx.userId : undefined },
		...{ patient: patientId, doctor: doctorId },
	};
	const readShared = async () => {
		const owners = input.subject === 'doctor' ? [] : await listSharingOwners(ctx);
		const asked = owners.filter(
			({ sharesAll, readable }) => !patientId || sharesAll || readable.includes(patientId),
		);
		return ofEachOwner(asked, async (owner) => {
			const of = await contextOf(ctx, { ownerId: owner.ownerId, access: 'read' });
			const among = patientId || owner.sharesAll ? undefined : owner.readable;
			const part = { ...filters, among, withDirectory: false, total: false };
			const read = await readActivity(of, part);
			for (const id of read.rows.flatMap((row) => row.patientId ?? [])) {
				noteRead(ctx, { ownerId: owner.ownerId, right: rightTo(owner, id) }, [id]);
			}
			return read;
		});
	};
	const [own, shared] = await Promise.all([
		readActivity(ctx, { ...filters, withDirectory: true }),
		readShared(),
	]);
	return toPage(await mergeRows(own.keyset, [own, ...shared], input.total));
}

/** The changes of one patient and its assignments, newest first. The caller has checked that the user may see the patient. */
export const listPatientActivity = async (
	ctx: UserContext,
	{ id, ...input }: HistoryInput,
): Promise<JsonText<Page<Activity>>> =>
	toPage(await readActivity(ctx, { ...input, patient: id, withDirectory: false }));
