import {
	type Change,
	type HistoryInput,
	type ListPatientsInput,
	type Page,
	type Patient,
	type PatientSort,
	type PlainDate,
	today,
} from '@hms/contracts';
import { birthOrder, builder, type Db, patients, RowRead, type Slot } from '@hms/db';
import {
	and,
	eq,
	getTableColumns,
	gte,
	isNotNull,
	isNull,
	lte,
	not,
	type SQL,
	sql,
} from 'drizzle-orm';
import { listHistory } from '../activity/queries.ts';
import { among } from '../bulk/rows.ts';
import { lacksPrimary, lookedAfterBy } from '../care-team/conditions.ts';
import type { UserContext } from '../context.ts';
import { notFound } from '../errors/errors.ts';
import type { JsonText } from '../json/json-text.ts';
import { type RowText, rowText, textOf } from '../json/row-text.ts';
import { Keyset, pageStatement, readPage, type Sort, type SourceOf } from '../list/keyset.ts';
import { type Asked, asked, listing, Statements, shapeOf } from '../list/listing.ts';
import { canRank, type Query, relevance, singlePart, understand } from '../search/query.ts';
import {
	allMatches,
	type BestSlot,
	bestMatches,
	bestValues,
	countedMatches,
	firstMatches,
	isAmongBeginnings,
} from './search.ts';

const {
	ownerId: _owner,
	archivedAt: _archived,
	sortName: _sort,
	searchText: _search,
	json: _json,
	...written
} = getTableColumns(patients);

/** A patient as the contract has it. */
export const patientColumns = {
	...written,
	status: sql<
		Patient['status']
	>`case when ${patients.archivedAt} is null then 'active' else 'archived' end`,
};

const sorts: Record<PatientSort, Sort> = {
	createdAt: { by: patients.createdAt, type: 'timestamptz', order: 'desc' },
	updatedAt: { by: patients.updatedAt, type: 'timestamptz', order: 'desc' },
	familyName: { by: sql`${patients.sortName} collate "C"`, type: 'text', order: 'asc' },
	dateOfBirth: { by: birthOrder(patients.dateOfBirth), type: 'date', order: 'asc' },
};

/** Patients of this user that are not archived. */
export function ownActivePatients(ctx: UserContext): SQL | undefined {
	return and(eq(patients.ownerId, ctx.userId), isNull(patients.archivedAt));
}

/** One patient of this user that is not archived. */
export function activePatient(ctx: UserContext, id: string): SQL | undefined {
	return and(ownActivePatients(ctx), eq(patients.id, id));
}

/**
 * Locks patients' rows: none of them can be archived, nor its care team changed by another, before this transaction ends.
 * They are locked in the order of their ids, so that two who lock many never wait for each other.
 * @returns the ids of those that are this user's and not archived
 */
export async function lockPatients(db: Db, ctx: UserContext, ids: string[]): Promise<string[]> {
	const rows = await db
		.select({ id: patients.id })
		.from(patients)
		.where(and(ownActivePatients(ctx), among(patients.id, ids)))
		.orderBy(patients.id)
		.for('no key update');
	return rows.map(({ id }) => id);
}

const patientById = new RowRead<RowText>(
	(owner, isAsked) =>
		builder
			.select(rowText(patients, patients.json))
			.from(patients)
			.where(and(eq(patients.ownerId, owner), isAsked(patients.id), isNull(patients.archivedAt))),
	() => ({}),
);

/** @throws DomainError `not_found` for an unknown patient, an archived one, and somebody else's */
export async function getPatient(ctx: UserContext, id: string): Promise<JsonText<Patient>> {
	const patient = await ctx.db.read(patientById, id);
	if (!patient) throw notFound('patient');
	return textOf(patient);
}

/** What a patient is compared with in the statement, see `Listing`. */
const compared = ['sex', 'bornFrom', 'bornTo', 'doctorId'] as const;
type AskedPatients = Asked<ListPatientsInput, (typeof compared)[number]>;

const listAll = listing<Patient, ListPatientsInput, (typeof compared)[number]>({
	item: () => patients.json,
	table: patients,
	id: patients.id,
	sorts,
	fallback: 'createdAt',
	compared,
	isSlow: ({ status, withoutPrimary, ...input }) =>
		status === 'archived' ||
		withoutPrimary !== undefined ||
		compared.some((name) => input[name] !== undefined),
	where: (asked, { owner, day }) => and(eq(patients.ownerId, owner), patientFilter(asked, day)),
});

/** A page of this user's patients. @throws DomainError `validation` for a cursor of another list */
export async function listPatients(
	ctx: UserContext,
	input: ListPatientsInput,
): Promise<JsonText<Page<Patient>>> {
	return input.q === undefined
		? listAll(ctx, input)
		: searchPatients(ctx, input, understand(input.q));
}

/** What was searched for comes in the order of how well it fits, unless another one is asked for. */
function searchPatients(
	ctx: UserContext,
	input: ListPatientsInput,
	query: Query,
): Promise<JsonText<Page<Patient>>> {
	const part = singlePart(query);
	const fallback = part !== undefined ? 'match' : canRank(query) ? 'relevance' : 'createdAt';
	const keyset = new Keyset<string>(
		input,
		{
			...sorts,
			match: { by: sql`found.place`, type: 'text', order: 'asc' },
			relevance: {
				by: fallback === 'relevance' ? relevance(query, patients.searchText) : sql`0`,
				type: 'integer',
				order: 'desc',
			},
		},
		input.order === undefined ? fallback : 'createdAt',
		patients.id,
	);
	return part !== undefined && keyset.name === 'match'
		? readBest(ctx, input, keyset, query, part)
		: readAll(ctx, input, keyset, query);
}

const found = { place: sql`found.place`, id: sql`found.id` };
const withPatient = (rows: SQL, owner: SQL<string>) => sql`(${rows}) as found
	join ${patients} on ${patients.ownerId} = ${owner} and ${patients.id} = found.id`;

/** What is found by several parts, or in another order than that of how well it fits. */
function readAll(
	ctx: UserContext,
	input: ListPatientsInput,
	keyset: Keyset<string>,
	query: Query,
): Promise<JsonText<Page<Patient>>> {
	const literally = asked(input, compared, (name) => sql`${input[name]}`);
	const where = patientFilter(literally, sql`${today()}::date`);
	return readPage(
		ctx.db,
		keyset,
		(owner) => {
			const search = { owner, where, keyset };
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

type BestName = (typeof compared)[number] | 'day' | BestSlot;
const bestStatements = new Statements<BestName>();
const firstStatements = new Statements<BestName>();

/** What is found by one part, the best first. */
function readBest(
	ctx: UserContext,
	{ q: _, ...input }: ListPatientsInput,
	keyset: Keyset<string>,
	query: Query,
	part: string,
): Promise<JsonText<Page<Patient>>> {
	const searchOf = (owner: SQL<string>, value: Slot<BestName>) => ({
		owner,
		keyset,
		where: patientFilter(asked(input, compared, value), sql`${value('day')}::date`),
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
	const firstOfSource: SourceOf<BestName> = (owner, value) => ({
		...source(owner, value),
		item: sql`found.json`,
		rows: sql`(${firstMatches(searchOf(owner, value), value)}) as found`,
	});
	const shape = `${shapeOf(input, keyset, compared)},${isAmongBeginnings(keyset)}`;
	const make = (from: SourceOf<BestName>, isQuickRead: boolean) => () =>
		pageStatement(keyset, from, { isQuickRead });
	const all = make(source, false);
	const values = { ...input, day: today(), ...bestValues(keyset, part) };
	return readPage<Patient, BestName>(
		ctx.db,
		keyset,
		source,
		values as Record<BestName, unknown>,
		// How many there are is counted by all words of the query, which then are part of the statement.
		keyset.wantsTotal ? all() : bestStatements.of(shape, all),
		keyset.isFirst ? firstStatements.of(shape, make(firstOfSource, true)) : undefined,
	);
}

function patientFilter(asked: AskedPatients, day: SQL<PlainDate>): SQL | undefined {
	return and(
		asked.status === 'active' ? isNull(patients.archivedAt) : undefined,
		asked.status === 'archived' ? isNotNull(patients.archivedAt) : undefined,
		asked.sex ? eq(patients.sex, asked.sex) : undefined,
		asked.bornFrom ? gte(patients.dateOfBirth, asked.bornFrom) : undefined,
		asked.bornTo ? lte(patients.dateOfBirth, asked.bornTo) : undefined,
		asked.doctorId ? lookedAfterBy(asked.doctorId, day) : undefined,
		asked.withoutPrimary === undefined
			? undefined
			: asked.withoutPrimary
				? lacksPrimary(day)
				: not(lacksPrimary(day)),
	);
}

/** What became of a patient, the newest first, archived or not. @throws DomainError `not_found` */
export async function listPatientHistory(
	ctx: UserContext,
	input: HistoryInput,
): Promise<JsonText<Page<Change>>> {
	const known = await ctx.db.single((db) =>
		db
			.select({ id: patients.id })
			.from(patients)
			.where(and(eq(patients.ownerId, ctx.userId), eq(patients.id, input.id))),
	);
	if (known.length === 0) throw notFound('patient');
	return listHistory(ctx, { ...input, subject: 'patient' });
}
