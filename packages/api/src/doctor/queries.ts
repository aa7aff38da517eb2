import type {
	Change,
	Doctor,
	DoctorSort,
	HistoryInput,
	ListDoctorsInput,
	Page,
} from '@hms/contracts';
import { type Db, doctors } from '@hms/db';
import { and, eq, getTableColumns, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { listHistory } from '../activity/queries.ts';
import type { UserContext } from '../context.ts';
import { notFound } from '../errors.ts';
import { asText, JsonText, jsonOf } from '../json.ts';
import { Keyset, readPage, type Sort } from '../paging.ts';
import { canRank, isLike, matches, type Query, relevance, understand } from '../search.ts';

const {
	archivedAt: _archived,
	sortName: _sort,
	searchText: _search,
	slips: _slips,
	...written
} = getTableColumns(doctors);

/** Whether the doctor is still in the directory. */
export const doctorStatus = sql<
	Doctor['status']
>`case when ${doctors.archivedAt} is null then 'active' else 'archived' end`;

/** A doctor as the contract has it. */
export const doctorColumns = { ...written, status: doctorStatus };

const doctorJson = asText(jsonOf(doctorColumns));

const sorts: Record<DoctorSort, Sort> = {
	familyName: { by: sql`${doctors.sortName} collate "C"`, type: 'text', order: 'asc' },
	createdAt: { by: doctors.createdAt, type: 'timestamptz', order: 'desc' },
	specialty: { by: doctors.specialty, type: 'specialty', order: 'asc' },
};

/** What was searched for comes in the order of how well it fits, unless another one is asked for. */
const sortsFor = (query: Query): Record<string, Sort> => ({
	...sorts,
	relevance: {
		by: canRank(query) ? relevance(query, doctors.searchText) : sql`0`,
		type: 'integer',
		order: 'desc',
	},
});

/** One doctor that is not archived. */
export function activeDoctor(id: string): SQL | undefined {
	return and(eq(doctors.id, id), isNull(doctors.archivedAt));
}

/** @throws DomainError `not_found`, for an archived doctor too */
export async function getDoctor(ctx: UserContext, id: string): Promise<JsonText<Doctor>> {
	const [doctor] = await ctx.db.read((db, owner) =>
		db
			.select({ version: doctors.version, json: doctorJson })
			.from(doctors)
			.where(and(isNotNull(owner), activeDoctor(id))),
	);
	if (!doctor) throw notFound('doctor');
	return new JsonText(doctor.json, doctor.version);
}

/** Whether there is such a doctor, archived or not. */
export async function knowsDoctor(db: Db, id: string): Promise<boolean> {
	const known = await db.select({ id: doctors.id }).from(doctors).where(eq(doctors.id, id));
	return known.length > 0;
}

/** A page of the directory. @throws DomainError `validation` for a cursor of another list */
export async function listDoctors(
	ctx: UserContext,
	input: ListDoctorsInput,
): Promise<Page<Doctor>> {
	const query = understand(input.q ?? '');
	const keyset = new Keyset<string>(
		input,
		sortsFor(query),
		canRank(query) ? 'relevance' : 'familyName',
		doctors.id,
	);
	const where = doctorFilter(input, query);
	const { after, orderBy, limit } = keyset;
	return readPage(
		ctx.db,
		keyset,
		(db, extra) =>
			db
				.select({ ...doctorColumns, ...extra })
				.from(doctors)
				.where(and(where, after))
				.orderBy(...orderBy)
				.limit(limit),
		(db) => db.select({ id: doctors.id }).from(doctors).where(where).$dynamic(),
	);
}

function doctorFilter(input: ListDoctorsInput, query: Query): SQL | undefined {
	return and(
		input.status === 'active' ? isNull(doctors.archivedAt) : undefined,
		input.status === 'archived' ? isNotNull(doctors.archivedAt) : undefined,
		input.specialty ? eq(doctors.specialty, input.specialty) : undefined,
		input.acceptingPatients === undefined
			? undefined
			: eq(doctors.acceptingPatients, input.acceptingPatients),
		...matches(query, { text: doctors.searchText, has }),
	);
}

/** Whether a doctor is found by a word: in part, or with a slip in a name. */
const has = (word: string) =>
	or(
		isLike(doctors.searchText, '%', word, '%'),
		word.length >= 4 && !/\d/.test(word) ? sql`${doctors.slips} && slips(${word})` : undefined,
	);

/** What became of a doctor, the newest first, archived or not. @throws DomainError `not_found` */
export async function listDoctorHistory(
	ctx: UserContext,
	input: HistoryInput,
): Promise<Page<Change>> {
	if (!(await ctx.db.single((db) => knowsDoctor(db, input.id)))) throw notFound('doctor');
	return listHistory(ctx, 'doctor', input);
}
