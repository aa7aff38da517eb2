import {
	type Activity,
	type Change,
	type HistoryInput,
	type ListPatientsInput,
	type Page,
	type Patient,
	type PatientSort,
	type PlainDate,
	today,
} from '@hms/contracts';
import { birthOrder, builder, type Db, patients, type Slot, Statement } from '@hms/db';
import { and, eq, gte, isNotNull, isNull, lte, not, type SQL, sql } from 'drizzle-orm';
import { withShared } from '../access/shared.ts';
import { listPatientActivity } from '../activity/activity.ts';
import { listHistory } from '../activity/queries.ts';
import { isIn } from '../bulk/rows.ts';
import { hasDoctor, hasNoPrimaryDoctor } from '../care-team/conditions.ts';
import type { UserContext } from '../context.ts';
import { notFound } from '../errors/domain-error.ts';
import type { JsonText } from '../json/json-text.ts';
import { type RowText, rowText } from '../json/row-text.ts';
import { Keyset, type Sort } from '../list/keyset.ts';
import {
	type InputWithSlots,
	rowListing,
	StatementCache,
	statementShape,
	withSlots,
} from '../list/listing.ts';
import {
	type FirstStatement,
	firstStatement,
	type PageRows,
	type PageStatement,
	pageStatement,
	readFirst,
	readPage,
	type SourceOf,
	toPage,
} from '../list/page.ts';
import { canRank, parseQuery, relevance, type SearchQuery, singlePart } from '../search/query.ts';
import {
	bestMatches,
	bestValues,
	firstMatches,
	includesPrefixMatches,
	type PartParameter,
} from './best-matches.ts';
import { patientText, readOfOwners } from './owners.ts';
import { allMatches, countedMatches, ranked, type Search } from './search.ts';
import { sharedMatches } from './shared-matches.ts';

const sorts: Record<PatientSort, Sort> = {
	createdAt: { by: patients.createdAt, type: 'timestamptz', order: 'desc' },
	updatedAt: { by: patients.updatedAt, type: 'timestamptz', order: 'desc' },
	familyName: { by: sql`${patients.sortName} collate "C"`, type: 'text', order: 'asc' },
	dateOfBirth: { by: birthOrder(patients.dateOfBirth), type: 'date', order: 'asc' },
};

/** Patients of this owner that are not archived. */
export function ownActivePatients(ctx: UserContext): SQL | undefined {
	return and(eq(patients.ownerId, ctx.ownerId), isNull(patients.archivedAt));
}

/** One patient of this owner that is not archived. */
export function activePatient(ctx: UserContext, id: string): SQL | undefined {
	return and(ownActivePatients(ctx), eq(patients.id, id));
}

/**
 * Locks patients' rows until the transaction ends, so that no other transaction archives them or changes their care teams.
 * The rows are locked in the order of their ids, so that two transactions never deadlock.
 * @returns the ids of those that are this owner's and not archived
 */
export async function lockPatients(db: Db, ctx: UserContext, ids: string[]): Promise<string[]> {
	const rows = await db
		.select({ id: patients.id })
		.from(patients)
		.where(and(ownActivePatients(ctx), isIn(patients.id, ids)))
		.orderBy(patients.id)
		.for('no key update');
	return rows.map(({ id }) => id);
}

const readingById = (status: SQL | undefined) =>
	new Statement<RowText, 'id'>(
		(owner, value) =>
			builder
				.select(rowText(patients, patients.json))
				.from(patients)
				.where(and(eq(patients.ownerId, owner), eq(patients.id, value('id')), status)),
		{ isQuickRead: true },
	);
const activeById = readingById(isNull(patients.archivedAt));
const byId = readingById(undefined);

/**
 * @param archived whether an archived patient is answered too; to the owner alone
 * @throws DomainError `not_found` for an unknown patient, another archived one, and one that is not shared with the user
 */
export function getPatient(
	ctx: UserContext,
	id: string,
	{ archived = false } = {},
): Promise<JsonText<Patient>> {
	return withShared(ctx, 'read', { kind: 'patient', id }, (of) =>
		readPatient(of, id, { archived: archived && of.access === 'own' }),
	);
}

/** A patient of the owner that the context is about. @throws as `getPatient` */
export async function readPatient(
	ctx: UserContext,
	id: string,
	{ archived = false } = {},
): Promise<JsonText<Patient>> {
	const [patient] = await ctx.db.read(archived ? byId : activeById, { id });
	if (!patient) throw notFound('patient');
	return patientText(ctx, patient);
}

/** Filters that are parameters of the statement, see `Listing`. */
const parameters = ['sex', 'bornFrom', 'bornTo', 'doctorId'] as const;
/** Which patients of one owner are listed. */
type ListedPatients = Omit<ListPatientsInput, 'scope' | 'ownerId'>;
type PatientFilters = InputWithSlots<ListedPatients, (typeof parameters)[number]>;

const listAll = rowListing<ListedPatients, (typeof parameters)[number]>({
	item: () => patients.json,
	table: patients,
	id: patients.id,
	sorts,
	fallback: 'createdAt',
	parameters,
	isSlow: ({ status, withoutPrimary, ...input }) =>
		status === 'archived' ||
		withoutPrimary !== undefined ||
		parameters.some((name) => input[name] !== undefined),
	where: (filters, { owner, day }) => and(eq(patients.ownerId, owner), patientFilter(filters, day)),
});

/**
 * A page of the user's own patients, of those that colleagues share, or of both.
 * @throws DomainError `validation` for a cursor of another list
 */
export async function listPatients(
	ctx: UserContext,
	{ scope, ownerId, ...input }: ListPatientsInput,
): Promise<JsonText<Page<Patient>>> {
	return toPage(
		ownerId === undefined && (scope ?? 'own') === 'own'
			? await readPatients(ctx, input)
			: await readOfOwners(
					ctx,
					{ scope: scope ?? 'all', ownerId, total: input.total },
					{
						one: (of) => readPatients(of, partOf(input, of), { isPart: true }),
						allColleagues: async () => searchColleagues(ctx, input),
					},
				),
	);
}

/**
 * What is asked of one of several owners. A list of a colleague is counted only where the lists before it leave room for that; a
 * search has to find all matches anyway, and counts them at once.
 */
const partOf = (input: ListedPatients, { access }: UserContext): ListedPatients => ({
	...input,
	total: input.total && (access === 'own' || input.q !== undefined),
});

/** The rows of one owner's page. @param isPart whether it is merged with those of others */
const readPatients = (
	ctx: UserContext,
	input: ListedPatients,
	{ isPart = false } = {},
): Promise<PageRows> =>
	input.q === undefined
		? listAll(ctx, input)
		: searchPatients(ctx, input, parseQuery(input.q), isPart);

/** Orders the results by relevance unless the request names another sort order. */
function searchPatients(
	ctx: UserContext,
	input: ListedPatients,
	query: SearchQuery,
	isPart: boolean,
): Promise<PageRows> {
	const part = singlePart(query);
	const keyset = keysetOf(input, query);
	return part !== undefined && keyset.name === 'match'
		? readBest(ctx, input, keyset, query, part)
		: readAll(ctx, input, { keyset, isPart }, query);
}

function keysetOf(input: ListedPatients, query: SearchQuery): Keyset<string> {
	const isSingle = singlePart(query) !== undefined;
	const fallback = isSingle ? 'match' : canRank(query) ? 'relevance' : 'createdAt';
	return new Keyset<string>(
		input,
		{
			...sorts,
			match: { by: sql`found.place`, type: 'text', order: 'asc' },
			relevance: {
				by: fallback === 'relevance' ? relevance(query, ranked) : sql`0`,
				type: 'integer',
				order: 'desc',
			},
		},
		input.order === undefined ? fallback : 'createdAt',
		patients.id,
	);
}

const found = { sortKey: sql`found.place`, id: sql`found.id` };
const withPatient = (rows: SQL, owner: SQL<string>) => sql`(${rows}) as found
	join ${patients} on ${patients.ownerId} = ${owner} and ${patients.id} = found.id`;

/** Reads the results of a query of several parts, or in another order than by match. */
function readAll(
	ctx: UserContext,
	input: ListedPatients,
	{ keyset, isPart }: Pick<Search, 'keyset' | 'isPart'>,
	query: SearchQuery,
): Promise<PageRows> {
	const filters = withSlots(input, parameters, (name) => sql`${input[name]}`);
	const where = patientFilter(filters, sql`${today()}::date`);
	return readPage(
		ctx.db,
		keyset,
		(owner) => {
			const search = { owner, where, keyset, isPart };
			return {
				...found,
				item: patients.json,
				rows: withPatient(allMatches(search, query), owner),
				all: countedMatches(search, query),
			};
		},
		{},
	);
}

type BestName = (typeof parameters)[number] | 'day' | PartParameter;
const bestStatements = new StatementCache<PageStatement<BestName>>();
const firstStatements = new StatementCache<FirstStatement<BestName>[]>();

/** Reads the results of a query of one part, the best match first. */
function readBest(
	ctx: UserContext,
	{ q: _, ...input }: ListedPatients,
	keyset: Keyset<string>,
	query: SearchQuery,
	part: string,
): Promise<PageRows> {
	const searchOf = (owner: SQL<string>, value: Slot<BestName>) => ({
		...{ owner, keyset, isPart: false },
		where: patientFilter(withSlots(input, parameters, value), sql`${value('day')}::date`),
	});
	const source: SourceOf<BestName> = (owner, value) => {
		const search = searchOf(owner, value);
		return {
			...found,
			item: patients.json,
			rows: withPatient(bestMatches(search, value), owner),
			all: countedMatches(search, query),
		};
	};
	const first = (isQuickRead: boolean) =>
		firstStatement<BestName>(
			keyset,
			(owner, value) => ({
				...source(owner, value),
				item: sql`found.json`,
				rows: sql`(${firstMatches(searchOf(owner, value), value, isQuickRead)}) as found`,
			}),
			{ isQuickRead },
		);
	const shape = `${statementShape(input, keyset, parameters)},${includesPrefixMatches(keyset)}`;
	const all = () => pageStatement(keyset, source, { isQuickRead: false });
	const values = { ...input, day: today(), ...bestValues(keyset, part) };
	return readPage<BestName>(
		ctx.db,
		keyset,
		source,
		values as Record<BestName, unknown>,
		// The total is counted by all words of the query, which are part of that statement's text.
		keyset.wantsTotal ? all() : bestStatements.get(shape, all),
		keyset.isFirstPage ? firstStatements.get(shape, () => [first(true), first(false)]) : [],
	);
}

const sharedStatements = new StatementCache<FirstStatement<BestName>>();

/**
 * The first page of a search for one part among the patients of all colleagues, with the total: one statement finds all matches.
 * Undefined for any other page, and where there are too many matches for that.
 */
export async function searchColleagues(
	ctx: UserContext,
	{ q, ...input }: ListedPatients,
): Promise<PageRows | undefined> {
	const query = q === undefined ? undefined : parseQuery(q);
	const part = query && singlePart(query);
	if (!query || part === undefined || !input.total || input.cursor !== undefined) return undefined;
	const keyset = keysetOf(input, query);
	const { sex, bornFrom, bornTo, doctorId, withoutPrimary } = input;
	const hasFilters = [sex, bornFrom, bornTo].some((filter) => filter !== undefined);
	const isAboutCareTeams = doctorId !== undefined || withoutPrimary !== undefined;
	if (keyset.name !== 'match' || isAboutCareTeams) return undefined;
	const statement = sharedStatements.get(statementShape(input, keyset, parameters), () =>
		firstStatement<BestName>(
			keyset,
			(_, value) => {
				const where = patientFilter(
					withSlots(input, parameters, value),
					sql`${value('day')}::date`,
				);
				return {
					...found,
					item: sql`found.json`,
					ownerId: sql`found.owner_id`,
					rows: sql`(${sharedMatches({ where, keyset }, value, hasFilters)}) as found`,
				};
			},
			{ isQuickRead: false },
		),
	);
	const values = { ...input, day: today(), ...bestValues(keyset, part) };
	const { found: rows, hasAll } = await readFirst(
		ctx.db,
		statement,
		values as Record<BestName, unknown>,
	);
	const total = rows[0]?.total ?? 0;
	return hasAll ? { keyset, rows, total, count: async () => total } : undefined;
}

function patientFilter(filters: PatientFilters, day: SQL<PlainDate>): SQL | undefined {
	return and(
		filters.status === 'active' ? isNull(patients.archivedAt) : undefined,
		filters.status === 'archived' ? isNotNull(patients.archivedAt) : undefined,
		filters.sex ? eq(patients.sex, filters.sex) : undefined,
		filters.bornFrom ? gte(patients.dateOfBirth, filters.bornFrom) : undefined,
		filters.bornTo ? lte(patients.dateOfBirth, filters.bornTo) : undefined,
		filters.doctorId ? hasDoctor(filters.doctorId, day) : undefined,
		filters.withoutPrimary === undefined
			? undefined
			: filters.withoutPrimary
				? hasNoPrimaryDoctor(day)
				: not(hasNoPrimaryDoctor(day)),
	);
}

/** Checks that this owner has a patient, archived or not. @throws DomainError `not_found` */
export async function requirePatient(ctx: UserContext, id: string): Promise<void> {
	const rows = await ctx.db.query((db) =>
		db
			.select({ id: patients.id })
			.from(patients)
			.where(and(eq(patients.ownerId, ctx.ownerId), eq(patients.id, id))),
	);
	if (rows.length === 0) throw notFound('patient');
}

/** The history of a patient, archived or not, newest change first. @throws DomainError `not_found` */
export function listPatientHistory(
	ctx: UserContext,
	input: HistoryInput,
): Promise<JsonText<Page<Change>>> {
	return withShared(ctx, 'read', { kind: 'patient', id: input.id }, async (of) => {
		await requirePatient(of, input.id);
		return listHistory(of, { ...input, subject: 'patient' });
	});
}

/** What happened to a patient, archived or not, and its assignments, newest first. @throws DomainError `not_found` */
export function listActivityOfPatient(
	ctx: UserContext,
	input: HistoryInput,
): Promise<JsonText<Page<Activity>>> {
	return withShared(ctx, 'read', { kind: 'patient', id: input.id }, async (of) => {
		await requirePatient(of, input.id);
		return listPatientActivity(of, input);
	});
}
