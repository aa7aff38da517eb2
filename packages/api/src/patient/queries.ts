import type {
	Change,
	HistoryInput,
	ListPatientsInput,
	Page,
	Patient,
	PatientSort,
	SimilarPatientsInput,
} from '@hms/contracts';
import { birthOrder, type Db, patients } from '@hms/db';
import {
	and,
	eq,
	getTableColumns,
	gte,
	isNotNull,
	isNull,
	lte,
	not,
	or,
	type SQL,
	sql,
} from 'drizzle-orm';
import { listHistory } from '../activity/queries.ts';
import type { UserContext } from '../context.ts';
import { notFound } from '../errors.ts';
import { asText, JsonText, jsonOf } from '../json.ts';
import { lacksPrimary, lookedAfterBy } from '../mapping/care.ts';
import { Keyset, readPage, type Sort } from '../paging.ts';
import { canRank, type Query, relevance, singlePart, understand } from '../search.ts';
import { among } from '../sets.ts';
import { allMatches, bestMatches, countedMatches } from './search.ts';
import { areSimilarNames } from './similar-names.ts';

const {
	ownerId: _owner,
	archivedAt: _archived,
	sortName: _sort,
	searchText: _search,
	...written
} = getTableColumns(patients);

/** A patient as the contract has it. */
export const patientColumns = {
	...written,
	status: sql<
		Patient['status']
	>`case when ${patients.archivedAt} is null then 'active' else 'archived' end`,
};

const patientJson = asText(jsonOf(patientColumns));

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

/** @throws DomainError `not_found` for an unknown patient, an archived one, and somebody else's */
export async function getPatient(ctx: UserContext, id: string): Promise<JsonText<Patient>> {
	const [patient] = await ctx.db.read((db, owner) =>
		db
			.select({ version: patients.version, json: patientJson })
			.from(patients)
			.where(and(eq(patients.ownerId, owner), eq(patients.id, id), isNull(patients.archivedAt))),
	);
	if (!patient) throw notFound('patient');
	return new JsonText(patient.json, patient.version);
}

/** A page of this user's patients. @throws DomainError `validation` for a cursor of another list */
export async function listPatients(
	ctx: UserContext,
	input: ListPatientsInput,
): Promise<Page<Patient>> {
	if (input.q !== undefined) return searchPatients(ctx, input, understand(input.q));
	const where = and(eq(patients.ownerId, ctx.userId), patientFilter(input));
	const keyset = new Keyset<string>(input, sorts, 'createdAt', patients.id);
	const { after, orderBy, limit } = keyset;
	return readPage(
		ctx.db,
		keyset,
		(db, extra) =>
			db
				.select({ ...patientColumns, ...extra })
				.from(patients)
				.where(and(where, after))
				.orderBy(...orderBy)
				.limit(limit),
		(db) => db.select({ id: patients.id }).from(patients).where(where).$dynamic(),
	);
}

/** What was searched for comes in the order of how well it fits, unless another one is asked for. */
function searchPatients(
	ctx: UserContext,
	input: ListPatientsInput,
	query: Query,
): Promise<Page<Patient>> {
	const part = singlePart(query);
	const fallback = part !== undefined ? 'match' : canRank(query) ? 'relevance' : 'createdAt';
	const keyset = new Keyset<string>(
		input,
		{
			...sorts,
			match: { by: sql`found.place`, type: 'text', order: 'asc' },
			relevance: { by: relevance(query, patients.searchText), type: 'integer', order: 'desc' },
		},
		input.order === undefined ? fallback : 'createdAt',
		patients.id,
	);
	const search = { ctx, where: patientFilter(input), keyset };
	const found =
		part !== undefined && keyset.name === 'match'
			? bestMatches(search, part)
			: allMatches(search, query);
	return readPage(
		ctx.db,
		keyset,
		(db, extra) =>
			db
				.select({ ...patientColumns, ...extra, key: sql<string>`found.place::text` })
				.from(sql`(${found}) as found`)
				.innerJoin(patients, and(eq(patients.ownerId, ctx.userId), sql`${patients.id} = found.id`))
				.orderBy(...keyset.inOrderOf(sql`found.place`, sql`found.id`)),
		(db) =>
			db
				.select({ id: sql<string>`found.id` })
				.from(sql`(${countedMatches(search, query)}) as found`)
				.$dynamic(),
	);
}

function patientFilter(input: ListPatientsInput): SQL | undefined {
	return and(
		input.status === 'active' ? isNull(patients.archivedAt) : undefined,
		input.status === 'archived' ? isNotNull(patients.archivedAt) : undefined,
		input.sex ? eq(patients.sex, input.sex) : undefined,
		input.bornFrom ? gte(patients.dateOfBirth, input.bornFrom) : undefined,
		input.bornTo ? lte(patients.dateOfBirth, input.bornTo) : undefined,
		input.doctorId ? lookedAfterBy(input.doctorId) : undefined,
		input.withoutPrimary === undefined
			? undefined
			: input.withoutPrimary
				? lacksPrimary()
				: not(lacksPrimary()),
	);
}

/** What became of a patient, the newest first, archived or not. @throws DomainError `not_found` */
export async function listPatientHistory(
	ctx: UserContext,
	input: HistoryInput,
): Promise<Page<Change>> {
	const known = await ctx.db.single((db) =>
		db
			.select({ id: patients.id })
			.from(patients)
			.where(and(eq(patients.ownerId, ctx.userId), eq(patients.id, input.id))),
	);
	if (known.length === 0) throw notFound('patient');
	return listHistory(ctx, 'patient', input);
}

/** More than these are no hint any more. */
const maxSimilar = 5;
/** So many of one birth date or telephone number are looked at. */
const maxCandidates = 200;

/**
 * This user's patients, archived ones too, who may be the person that is about to be registered: same birth date and a
 * similar name, or the same telephone number.
 */
export async function listSimilarPatients(
	ctx: UserContext,
	{ dateOfBirth, phone, ...name }: SimilarPatientsInput,
): Promise<{ items: Patient[] }> {
	const born = dateOfBirth
		? // As the index has it.
			sql`${birthOrder(patients.dateOfBirth)} = ${dateOfBirth}`
		: undefined;
	const reachedAt = phone ? eq(patients.phone, phone) : undefined;
	if (!born && !reachedAt) return { items: [] };
	const candidates = await ctx.db.single((db) =>
		db
			.select(patientColumns)
			.from(patients)
			.where(and(eq(patients.ownerId, ctx.userId), or(born, reachedAt)))
			.orderBy(patients.createdAt)
			.limit(maxCandidates),
	);
	const items = candidates.filter(
		(patient) =>
			(phone !== undefined && patient.phone === phone) ||
			(patient.dateOfBirth === dateOfBirth && areSimilarNames(name, patient)),
	);
	return { items: items.slice(0, maxSimilar) };
}
