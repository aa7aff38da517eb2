import {
	type Change,
	type Doctor,
	type DoctorSort,
	type HistoryInput,
	type ListDoctorsInput,
	type Page,
	type Specialty,
	specialties,
} from '@hms/contracts';
import { builder, type Db, doctors, Statement } from '@hms/db';
import { and, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { listHistory } from '../activity/queries.ts';
import type { UserContext } from '../context.ts';
import { notFound } from '../errors/domain-error.ts';
import type { JsonText } from '../json/json-text.ts';
import { jsonTextOf, type RowText, rowText } from '../json/row-text.ts';
import { Keyset, type Sort } from '../list/keyset.ts';
import { type InputWithSlots, listing } from '../list/listing.ts';
import { readPage, toPage, whereOf } from '../list/page.ts';
import {
	canRank,
	folded,
	hasWord,
	isLike,
	matchesQuery,
	namesIn,
	parseQuery,
	relevance,
	type SearchQuery,
} from '../search/query.ts';

/** Whether the doctor is in the directory. */
export const doctorStatus = sql<
	Doctor['status']
>`case when ${doctors.archivedAt} is null then 'active' else 'archived' end`;

const sorts: Record<DoctorSort, Sort> = {
	familyName: { by: sql`${doctors.sortName} collate "C"`, type: 'text', order: 'asc' },
	createdAt: { by: doctors.createdAt, type: 'timestamptz', order: 'desc' },
	specialty: { by: doctors.specialty, type: 'specialty', order: 'asc' },
};

/** One doctor that is not archived. */
export function activeDoctor(id: string): SQL | undefined {
	return and(eq(doctors.id, id), isNull(doctors.archivedAt));
}

const readingById = (status: SQL | undefined) =>
	new Statement<RowText, 'id'>(
		(_owner, value) =>
			builder
				.select(rowText(doctors, doctors.json))
				.from(doctors)
				.where(and(eq(doctors.id, value('id')), status)),
		{ isQuickRead: true },
	);
const activeById = readingById(isNull(doctors.archivedAt));
const byId = readingById(undefined);

/**
 * @param archived whether an archived doctor is answered too
 * @throws DomainError `not_found`
 */
export async function getDoctor(
	ctx: UserContext,
	id: string,
	{ archived = false } = {},
): Promise<JsonText<Doctor>> {
	const [doctor] = await ctx.db.read(archived ? byId : activeById, { id });
	if (!doctor) throw notFound('doctor');
	return jsonTextOf(doctor);
}

/** Whether a doctor exists, archived or not. */
export async function doctorExists(db: Db, id: string): Promise<boolean> {
	const rows = await db.select({ id: doctors.id }).from(doctors).where(eq(doctors.id, id));
	return rows.length > 0;
}

const listAll = listing<Doctor, ListDoctorsInput, 'specialty'>({
	item: () => doctors.json,
	table: doctors,
	id: doctors.id,
	sorts,
	fallback: 'familyName',
	parameters: ['specialty'],
	where: (filters) => doctorFilter(filters),
});

/** A page of the directory. @throws DomainError `validation` for a cursor of another list */
export async function listDoctors(
	ctx: UserContext,
	input: ListDoctorsInput,
): Promise<JsonText<Page<Doctor>>> {
	return input.q === undefined
		? listAll(ctx, input)
		: searchDoctors(ctx, input, parseQuery(input.q));
}

/** Orders the results by relevance unless the request names another sort order. */
async function searchDoctors(
	ctx: UserContext,
	input: ListDoctorsInput,
	query: SearchQuery,
): Promise<JsonText<Page<Doctor>>> {
	const isRanked = canRank(query);
	const keyset = new Keyset<string>(
		input,
		{
			...sorts,
			relevance: {
				by: isRanked ? relevance(query, { searchText: doctors.searchText, isSpelling }) : sql`0`,
				type: 'integer',
				order: 'desc',
			},
		},
		isRanked ? 'relevance' : 'familyName',
		doctors.id,
	);
	const { specialty } = input;
	const filters = { ...input, specialty: specialty && sql`${specialty}` };
	const rows = await readPage(
		ctx.db,
		keyset,
		() => {
			const where = and(doctorFilter(filters), matchesQuery(query, searched));
			return {
				item: doctors.json,
				rows: sql`${doctors} ${whereOf(and(where, keyset.after))}`,
				sortKey: keyset.by,
				id: doctors.id,
				all: sql`select from ${doctors} ${whereOf(where)}`,
			};
		},
		{},
	);
	return toPage(rows);
}

function doctorFilter(filters: InputWithSlots<ListDoctorsInput, 'specialty'>): SQL | undefined {
	return and(
		filters.status === 'active' ? isNull(doctors.archivedAt) : undefined,
		filters.status === 'archived' ? isNotNull(doctors.archivedAt) : undefined,
		filters.specialty ? eq(doctors.specialty, filters.specialty) : undefined,
		filters.acceptingPatients === undefined
			? undefined
			: eq(doctors.acceptingPatients, filters.acceptingPatients),
	);
}

/** The specialties with a word that begins so. Shorter beginnings, and "other", are searched for in names only. */
const specialtiesWith = (word: string): Specialty[] =>
	word.length < 3
		? []
		: specialties.filter(
				(code) =>
					code !== 'other' && code.split('_').some((part) => part.startsWith(word.toLowerCase())),
			);

/** Whether the keys of a doctor's names may lead to a word: this condition has an index. The subquery is run once. */
const mayBeAlike = (word: string): SQL => sql`${doctors.typoVariants} && (
	select typo_variants(word) || typo_variants(array_to_string(spellings, ' ')) || transcriptions(word) || short_forms(word)
		|| searched_spelling_keys(word, spellings)
	from fold_word(${word}) as word, latin_spellings(word) as spellings
)`;

/** How a word of a doctor's name, `name`, is like a word. */
const likeness = (word: string): SQL => sql`likeness(name, ${folded(word)})`;

const hasName = (condition: SQL): SQL =>
	sql`exists (select from unnest(${namesIn(doctors.searchText)}) as name where ${condition})`;

/** Whether a doctor's name has a word that is like this one: in another script or spelling, as a short form, or with a typo. */
const isAlike = (word: string): SQL | undefined =>
	/\d|^@/.test(word)
		? undefined
		: and(mayBeAlike(word), hasName(sql`${likeness(word)} is not null`));

/** Whether it has a word in another script, or as a short form. */
const isSpelling = (word: string): SQL =>
	sql`(${mayBeAlike(word)} and ${hasName(sql`${likeness(word)} = 1`)})`;

/** Whether a word finds a doctor: as part of a name or number, as a name that is alike, or by the specialty. */
const has = (word: string) => {
	const codes = specialtiesWith(word);
	return or(
		codes.length === 0 ? undefined : inArray(doctors.specialty, codes),
		// The first condition has an index, which the second has not.
		and(isLike(doctors.searchText, '%', word, '%'), hasWord(doctors.searchText, word)),
		isAlike(word),
	);
};

const { searchText, givenName, familyName } = doctors;
const searched = { has, searchText, givenName, familyName };

/** The history of a doctor, archived or not, newest change first. @throws DomainError `not_found` */
export async function listDoctorHistory(
	ctx: UserContext,
	input: HistoryInput,
): Promise<JsonText<Page<Change>>> {
	if (!(await ctx.db.query((db) => doctorExists(db, input.id)))) throw notFound('doctor');
	return listHistory(ctx, { ...input, subject: 'doctor' });
}
