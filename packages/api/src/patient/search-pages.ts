import { today } from '@hms/contracts';
import { patients, type Slot } from '@hms/db';
import { type SQL, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { Keyset } from '../list/keyset.ts';
import { StatementCache, statementShape, withSlots } from '../list/listing.ts';
import {
	type FirstStatement,
	firstStatement,
	type PageRows,
	type PageStatement,
	pageStatement,
	readFirst,
	readPage,
	type SourceOf,
} from '../list/page.ts';
import { canRank, parseQuery, relevance, type SearchQuery, singlePart } from '../search/query.ts';
import {
	bestMatches,
	bestValues,
	firstMatches,
	includesPrefixMatches,
	type PartParameter,
} from './best-matches.ts';
import { type ListedPatients, parameters, patientFilter, sorts } from './filters.ts';
import { allMatches, countedMatches, ranked, type Search } from './search.ts';
import { sharedMatches } from './shared-matches.ts';

/** Orders the results by relevance unless the request names another sort order. */
export function searchPatients(
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
