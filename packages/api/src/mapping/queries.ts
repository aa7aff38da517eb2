import {
	type Change,
	type GetMappingInput,
	type HistoryInput,
	type ListMappingsInput,
	type Mapping,
	type Page,
	type PlainDate,
	today,
} from '@hms/contracts';
import { builder, type Db, doctors, mappings, patients, Statement } from '@hms/db';
import { and, eq, gt, isNull, lte, not, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { contextOf, findShared, withShared } from '../access/shared.ts';
import { listHistory } from '../activity/queries.ts';
import { isInEffectOn, isPrimaryOn, isShownPrimary } from '../care-team/conditions.ts';
import type { UserContext } from '../context.ts';
import { notFound } from '../errors/domain-error.ts';
import { JsonText } from '../json/json-text.ts';
import { jsonTextOf, type RowText, rowText } from '../json/row-text.ts';
import type { Sort } from '../list/keyset.ts';
import { type InputWithSlots, rowListing } from '../list/listing.ts';
import { toPage } from '../list/page.ts';
import { gapCondition } from './gaps.ts';

/**
 * A mapping as the contract defines it, with its patient and doctor.
 * @param isPrimary whether it is the primary one
 * @param doctor the doctor as JSON
 */
const mappingJson = (
	isPrimary: SQL<boolean>,
	doctor: SQLWrapper,
) => sql<string>`'{"isPrimary":' || (${isPrimary})::text || ',' || ${mappings.jsonFields}
	|| ',"patient":' || ${patients.summaryJson} || ',"doctor":' || ${doctor} || '}'`;

const sorts: Record<'createdAt', Sort> = {
	createdAt: { by: mappings.createdAt, type: 'timestamptz', order: 'desc' },
};

const ofItsPatient = and(
	eq(patients.ownerId, mappings.ownerId),
	eq(patients.id, mappings.patientId),
);
const ofItsDoctor = eq(doctors.id, mappings.doctorId);

/** This owner's mappings, except for those of archived patients. */
function visible(ctx: UserContext): SQL | undefined {
	return and(eq(mappings.ownerId, ctx.ownerId), isNull(patients.archivedAt));
}

/** Reads one mapping in a running transaction. @throws DomainError `not_found` */
export async function readMapping(db: Db, ctx: UserContext, id: string): Promise<Mapping> {
	const [mapping] = await db
		.select({ json: mappingJson(isShownPrimary(sql`${today()}::date`), doctors.summaryJson) })
		.from(mappings)
		.innerJoin(patients, ofItsPatient)
		.innerJoin(doctors, ofItsDoctor)
		.where(and(visible(ctx), eq(mappings.id, id)));
	if (!mapping) throw notFound('assignment');
	return new JsonText<Mapping>(mapping.json).value();
}

const mappingById = new Statement<RowText & { patientId: string }, 'id' | 'patientId' | 'day'>(
	(owner, value) =>
		builder
			.select({
				...rowText(
					mappings,
					mappingJson(isShownPrimary(sql`${value('day')}::date`), doctors.summaryJson),
				),
				patientId: sql`${mappings.patientId}`.as('patientId'),
			})
			.from(mappings)
			.innerJoin(patients, ofItsPatient)
			.innerJoin(doctors, ofItsDoctor)
			.where(
				and(
					eq(mappings.ownerId, owner),
					eq(mappings.id, value('id')),
					sql`coalesce(${value('patientId')}::uuid, ${mappings.patientId}) = ${mappings.patientId}`,
					isNull(patients.archivedAt),
				),
			),
	{ isQuickRead: true },
);

/**
 * @throws DomainError `not_found` for an unknown mapping, one of an archived patient, one of a patient that is not shared with the
 * user, and one of another patient than the named one
 */
export function getMapping(
	ctx: UserContext,
	{ id, patientId }: GetMappingInput,
): Promise<JsonText<Mapping>> {
	return withShared(ctx, 'read', { kind: 'mapping', id }, async ({ db }) => {
		const [mapping] = await db.read(mappingById, {
			id,
			patientId: patientId ?? null,
			day: today(),
		});
		if (!mapping) throw notFound('assignment');
		return jsonTextOf<Mapping>(mapping).ofPatients([mapping.patientId]);
	});
}

/** Filters that are parameters of the statement, see `Listing`. */
const parameters = ['patientId', 'doctorId', 'role', 'on'] as const;
type Parameter = (typeof parameters)[number];

/** The rows of a page of one owner's mappings. */
const readMappings = rowListing<ListMappingsInput, Parameter>({
	item: (filters, { day }) => mappingJson(isPrimaryIn(filters, day), doctors.summaryJson),
	table: mappings,
	joins: sql`join ${patients} on ${ofItsPatient} join ${doctors} on ${ofItsDoctor}`,
	id: mappings.id,
	patientId: mappings.patientId,
	sorts,
	fallback: 'createdAt',
	parameters,
	isSlow: ({ status, role, isPrimary, on, gap }) =>
		status === 'ended' || [role, isPrimary, on, gap].some((filter) => filter !== undefined),
	where: (filters, { owner, day }) =>
		and(eq(mappings.ownerId, owner), isNull(patients.archivedAt), mappingFilter(filters, day)),
});

/**
 * A page of the mappings of the user's own patients, or of one patient who is shared with the user.
 * @throws DomainError `validation` for a cursor of another list
 */
export async function listMappings(
	ctx: UserContext,
	input: ListMappingsInput,
): Promise<JsonText<Page<Mapping>>> {
	const own = await readMappings(ctx, input);
	const { patientId } = input;
	const mayBeShared = patientId !== undefined && own.rows.length === 0;
	const shared = mayBeShared && (await findShared(ctx, { kind: 'patient', id: patientId }));
	return toPage(shared ? await readMappings(await contextOf(ctx, shared), input) : own);
}

/** Whether a mapping in a list is the primary one: on the day of the filter `on`, or else as it is shown today. */
const isPrimaryIn = ({ on }: InputWithSlots<ListMappingsInput, Parameter>, day: SQL<PlainDate>) =>
	on ? isPrimaryOn(sql`${on}::date`) : isShownPrimary(day);

function mappingFilter(
	filters: InputWithSlots<ListMappingsInput, Parameter>,
	day: SQL<PlainDate>,
): SQL | undefined {
	const status = filters.status ?? (filters.on ? 'all' : 'active');
	return and(
		// A literal, because a partial index has the ended mappings.
		status === 'all' ? undefined : eq(mappings.status, sql.raw(`'${status}'`)),
		filters.patientId ? eq(mappings.patientId, filters.patientId) : undefined,
		filters.doctorId ? eq(mappings.doctorId, filters.doctorId) : undefined,
		filters.role ? eq(mappings.role, filters.role) : undefined,
		filters.gap ? gapCondition(filters.gap, day) : undefined,
		filters.isPrimary === undefined
			? undefined
			: filters.isPrimary
				? isPrimaryIn(filters, day)
				: not(isPrimaryIn(filters, day)),
		filters.on
			? and(
					lte(mappings.startedOn, filters.on),
					or(isNull(mappings.endedOn), gt(mappings.endedOn, filters.on)),
				)
			: undefined,
	);
}

/** A mapping of a care team. Doctors come from a subquery: for a join PostgreSQL reads the whole table of a small directory. */
const memberJson = (day: SQL<PlainDate>) =>
	mappingJson(
		isPrimaryOn(day),
		sql`(select ${doctors.summaryJson} from ${doctors} where ${ofItsDoctor})`,
	);

const careTeamOn = (day: SQL<PlainDate>) => sql`'{"items":[' || coalesce((
	select string_agg(${memberJson(day)}, ',' order by ${isPrimaryOn(day)} desc, ${mappings.startedOn}, ${mappings.id})
	from ${mappings} where ${ofItsPatient} and ${isInEffectOn(day)}
), '') || ']}'`;

const careTeam = new Statement<{ item: string }, 'patientId' | 'day'>(
	(owner, value) => sql`
		select ${careTeamOn(sql`${value('day')}::date`)} as item from ${patients}
		where ${and(eq(patients.ownerId, owner), eq(patients.id, value('patientId')), isNull(patients.archivedAt))}`,
	{ isQuickRead: true },
);

/**
 * The care team of a patient today: the primary doctor first, then by first day. Mappings that start in the future are not part
 * of it; `listMappings` has them.
 * @throws DomainError `not_found` for an unknown patient
 */
export function listForPatient(
	ctx: UserContext,
	patientId: string,
): Promise<JsonText<{ items: Mapping[] }>> {
	return withShared(ctx, 'read', { kind: 'patient', id: patientId }, async ({ db }) => {
		const [team] = await db.read(careTeam, { patientId, day: today() });
		if (!team) throw notFound('patient');
		return new JsonText<{ items: Mapping[] }>(team.item).ofPatients([patientId]);
	});
}

/** The history of a mapping, newest change first; ended mappings and those of archived patients too. @throws DomainError `not_found` */
export function listMappingHistory(
	ctx: UserContext,
	input: HistoryInput,
): Promise<JsonText<Page<Change>>> {
	return withShared(ctx, 'read', { kind: 'mapping', id: input.id }, async (of) => {
		const [row] = await of.db.query((db) =>
			db
				.select({ patientId: mappings.patientId })
				.from(mappings)
				.where(and(eq(mappings.ownerId, of.ownerId), eq(mappings.id, input.id))),
		);
		if (!row) throw notFound('assignment');
		const page = await listHistory(of, { ...input, subject: 'mapping' });
		return page.ofPatients([row.patientId]);
	});
}
