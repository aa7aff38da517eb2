import type {
	Change,
	Doctor,
	DoctorSort,
	HistoryInput,
	ListDoctorsInput,
	Page,
} from '@hms/contracts';
import { builder, type Db, doctors, RowRead } from '@hms/db';
import { and, eq, getTableColumns, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { listHistory } from '../activity/queries.ts';
import type { UserContext } from '../context.ts';
import { notFound } from '../errors/errors.ts';
import type { JsonText } from '../json/json-text.ts';
import { type RowText, rowText, textOf } from '../json/row-text.ts';
import { Keyset, readPage, type Sort, whereOf } from '../list/keyset.ts';
import { type Asked, listing } from '../list/listing.ts';
import {
	canRank,
	folded,
	hasWord,
	isLike,
	matches,
	namesIn,
	type Query,
	relevance,
	understand,
} from '../search/query.ts';

const {
	archivedAt: _archived,
	sortName: _sort,
	searchText: _search,
	slips: _slips,
	json: _json,
	...written
} = getTableColumns(doctors);

/** Whether the doctor is still in the directory. */
export const doctorStatus = sql<
	Doctor['status']
>`case when ${doctors.archivedAt} is null then 'active' else 'archived' end`;

/** A doctor as the contract has it. */
export const doctorColumns = { ...written, status: doctorStatus };

const sorts: Record<DoctorSort, Sort> = {
	familyName: { by: sql`${doctors.sortName} collate "C"`, type: 'text', order: 'asc' },
	createdAt: { by: doctors.createdAt, type: 'timestamptz', order: 'desc' },
	specialty: { by: doctors.specialty, type: 'specialty', order: 'asc' },
};

/** One doctor that is not archived. */
export function activeDoctor(id: string): SQL | undefined {
	return and(eq(doctors.id, id), isNull(doctors.archivedAt));
}

const doctorById = new RowRead<RowText>(
	(_owner, isAsked) =>
		builder
			.select(rowText(doctors, doctors.json))
			.from(doctors)
			.where(and(isAsked(doctors.id), isNull(doctors.archivedAt))),
	() => ({}),
);

/** @throws DomainError `not_found`, for an archived doctor too */
export async function getDoctor(ctx: UserContext, id: string): Promise<JsonText<Doctor>> {
	const doctor = await ctx.db.read(doctorById, id);
	if (!doctor) throw notFound('doctor');
	return textOf(doctor);
}

/** Whether there is such a doctor, archived or not. */
export async function knowsDoctor(db: Db, id: string): Promise<boolean> {
	const known = await db.select({ id: doctors.id }).from(doctors).where(eq(doctors.id, id));
	return known.length > 0;
}

const listAll = listing<Doctor, ListDoctorsInput, 'specialty'>({
	item: () => doctors.json,
	table: doctors,
	id: doctors.id,
	sorts,
	fallback: 'familyName',
	compared: ['specialty'],
	where: (asked) => doctorFilter(asked),
});

/** A page of the directory. @throws DomainError `validation` for a cursor of another list */
export async function listDoctors(
	ctx: UserContext,
	input: ListDoctorsInput,
): Promise<JsonText<Page<Doctor>>> {
	return input.q === undefined
		? listAll(ctx, input)
		: searchDoctors(ctx, input, understand(input.q));
}

/** What was searched for comes in the order of how well it fits, unless another one is asked for. */
function searchDoctors(
	ctx: UserContext,
	input: ListDoctorsInput,
	query: Query,
): Promise<JsonText<Page<Doctor>>> {
	const isRanked = canRank(query);
	const keyset = new Keyset<string>(
		input,
		{
			...sorts,
			relevance: {
				by: isRanked ? relevance(query, doctors.searchText) : sql`0`,
				type: 'integer',
				order: 'desc',
			},
		},
		isRanked ? 'relevance' : 'familyName',
		doctors.id,
	);
	const { specialty } = input;
	const asked = { ...input, specialty: specialty && sql`${specialty}` };
	return readPage(
		ctx.db,
		keyset,
		() => {
			const where = and(doctorFilter(asked), matches(query, searched));
			return {
				item: doctors.json,
				rows: sql`${doctors} ${whereOf(and(where, keyset.after))}`,
				place: keyset.by,
				id: doctors.id,
				all: sql`select from ${doctors} ${whereOf(where)}`,
			};
		},
		{},
	);
}

function doctorFilter(asked: Asked<ListDoctorsInput, 'specialty'>): SQL | undefined {
	return and(
		asked.status === 'active' ? isNull(doctors.archivedAt) : undefined,
		asked.status === 'archived' ? isNotNull(doctors.archivedAt) : undefined,
		asked.specialty ? eq(doctors.specialty, asked.specialty) : undefined,
		asked.acceptingPatients === undefined
			? undefined
			: eq(doctors.acceptingPatients, asked.acceptingPatients),
	);
}

/** Whether a doctor is found by a word: in part, or with a slip in a name. */
const has = (word: string) =>
	or(
		// The first condition has an index, which the second has not.
		and(isLike(doctors.searchText, '%', word, '%'), hasWord(doctors.searchText, word)),
		/\d|^@/.test(word)
			? undefined
			: and(
					sql`${doctors.slips} && slips(${folded(word)})`,
					sql`exists (
						select from unnest(${namesIn(doctors.searchText)}) as name where is_slip(name, ${folded(word)})
					)`,
				),
	);

const { searchText, givenName, familyName } = doctors;
const searched = { has, searchText, givenName, familyName };

/** What became of a doctor, the newest first, archived or not. @throws DomainError `not_found` */
export async function listDoctorHistory(
	ctx: UserContext,
	input: HistoryInput,
): Promise<JsonText<Page<Change>>> {
	if (!(await ctx.db.single((db) => knowsDoctor(db, input.id)))) throw notFound('doctor');
	return listHistory(ctx, { ...input, subject: 'doctor' });
}
