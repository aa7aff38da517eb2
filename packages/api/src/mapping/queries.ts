import {
	type Change,
	type HistoryInput,
	type ListMappingsInput,
	type Mapping,
	type Page,
	type PlainDate,
	today,
} from '@hms/contracts';
import { type Db, doctors, mappings, patients, RowRead } from '@hms/db';
import { and, eq, gt, isNull, lte, not, or, type SQL, sql } from 'drizzle-orm';
import { listHistory } from '../activity/queries.ts';
import type { UserContext } from '../context.ts';
import { notFound } from '../errors/errors.ts';
import { fieldsBefore, JsonText } from '../json/json-text.ts';
import type { Sort } from '../list/keyset.ts';
import { type Asked, listing } from '../list/listing.ts';
import { gapCondition } from './gaps.ts';
import { holdsOn, isPrimaryOn, isToldPrimary } from './rules.ts';

/** What a mapping says of its doctor, as JSON. */
const doctorJson = fieldsBefore('licenseNumber', doctors.json);

/**
 * A mapping as the contract has it, with who is meant by its two ids.
 * @param isPrimary whether it is the primary one, on the day that is asked about
 * @param doctor what it says of its doctor
 */
const mappingJson = (
	isPrimary: SQL<boolean>,
	doctor: SQL,
) => sql<string>`'{"isPrimary":' || (${isPrimary})::text || ',' || ${mappings.jsonFields}
	|| ',"patient":' || ${fieldsBefore('dateOfBirth', patients.json)} || ',"doctor":' || ${doctor} || '}'`;

const sorts: Record<'createdAt', Sort> = {
	createdAt: { by: mappings.createdAt, type: 'timestamptz', order: 'desc' },
};

const ofItsPatient = and(
	eq(patients.ownerId, mappings.ownerId),
	eq(patients.id, mappings.patientId),
);
const ofItsDoctor = eq(doctors.id, mappings.doctorId);

/** This user's mappings, whose patient is not archived: an archived patient's come back with it. */
function visible(ctx: UserContext): SQL | undefined {
	return and(eq(mappings.ownerId, ctx.userId), isNull(patients.archivedAt));
}

/** One mapping, as a running transaction sees it. @throws DomainError `not_found` */
export async function readMapping(db: Db, ctx: UserContext, id: string): Promise<Mapping> {
	const [mapping] = await db
		.select({ json: mappingJson(isToldPrimary(sql`${today()}::date`), doctorJson) })
		.from(mappings)
		.innerJoin(patients, ofItsPatient)
		.innerJoin(doctors, ofItsDoctor)
		.where(and(visible(ctx), eq(mappings.id, id)));
	if (!mapping) throw notFound('assignment');
	return new JsonText<Mapping>(mapping.json).value();
}

/** What a mapping is compared with in the statement, see `Listing`. */
const compared = ['patientId', 'doctorId', 'role', 'on'] as const;
type Compared = (typeof compared)[number];

/** A page of this user's mappings. @throws DomainError `validation` for a cursor of another list */
export const listMappings = listing<Mapping, ListMappingsInput, Compared>({
	item: (asked, { day }) => mappingJson(isPrimaryIn(asked, day), doctorJson),
	table: mappings,
	joins: sql`join ${patients} on ${ofItsPatient} join ${doctors} on ${ofItsDoctor}`,
	id: mappings.id,
	sorts,
	fallback: 'createdAt',
	compared,
	isSlow: ({ status, role, isPrimary, on, gap }) =>
		status === 'ended' || [role, isPrimary, on, gap].some((filter) => filter !== undefined),
	where: (asked, { owner, day }) =>
		and(eq(mappings.ownerId, owner), isNull(patients.archivedAt), mappingFilter(asked, day)),
});

/** Whether a mapping is the primary one, in a list: on the day that is asked about, or else as it is told today. */
const isPrimaryIn = ({ on }: Asked<ListMappingsInput, Compared>, day: SQL<PlainDate>) =>
	on ? isPrimaryOn(sql`${on}::date`) : isToldPrimary(day);

function mappingFilter(
	asked: Asked<ListMappingsInput, Compared>,
	day: SQL<PlainDate>,
): SQL | undefined {
	const status = asked.status ?? (asked.on ? 'all' : 'active');
	return and(
		// Not as a parameter: there is an index of those that have ended alone.
		status === 'all' ? undefined : eq(mappings.status, sql.raw(`'${status}'`)),
		asked.patientId ? eq(mappings.patientId, asked.patientId) : undefined,
		asked.doctorId ? eq(mappings.doctorId, asked.doctorId) : undefined,
		asked.role ? eq(mappings.role, asked.role) : undefined,
		asked.gap ? gapCondition(asked.gap, day) : undefined,
		asked.isPrimary === undefined
			? undefined
			: asked.isPrimary
				? isPrimaryIn(asked, day)
				: not(isPrimaryIn(asked, day)),
		asked.on
			? and(
					lte(mappings.startedOn, asked.on),
					or(isNull(mappings.endedOn), gt(mappings.endedOn, asked.on)),
				)
			: undefined,
	);
}

/** Each doctor is looked up: for so few a join costs PostgreSQL more, which reads the whole of a small directory for it. */
const memberJson = (day: SQL<PlainDate>) =>
	mappingJson(isPrimaryOn(day), sql`(select ${doctorJson} from ${doctors} where ${ofItsDoctor})`);

const careTeamOn = (day: SQL<PlainDate>) => sql`'{"items":[' || coalesce((
	select string_agg(${memberJson(day)}, ',' order by ${isPrimaryOn(day)} desc, ${mappings.startedOn}, ${mappings.id})
	from ${mappings} where ${ofItsPatient} and ${holdsOn(day)}
), '') || ']}'`;

const careTeams = new RowRead<{ id: string; item: string }, 'day'>(
	(owner, isAsked, value) => sql`
		select ${patients.id} as id, ${careTeamOn(sql`${value('day')}::date`)} as item from ${patients}
		where ${and(eq(patients.ownerId, owner), isAsked(patients.id), isNull(patients.archivedAt))}`,
	() => ({ day: today() }),
);

/**
 * Who looks after a patient now: the primary doctor first, then who has done so longest. What starts on a day to come is
 * not among them; `listMappings` shows it as `active`.
 * @throws DomainError `not_found` for an unknown patient
 */
export async function listForPatient(
	ctx: UserContext,
	patientId: string,
): Promise<JsonText<{ items: Mapping[] }>> {
	const patient = await ctx.db.read(careTeams, patientId);
	if (!patient) throw notFound('patient');
	return new JsonText(patient.item);
}

/** What became of a mapping, the newest first, ended or not, its patient archived or not. @throws DomainError `not_found` */
export async function listMappingHistory(
	ctx: UserContext,
	input: HistoryInput,
): Promise<JsonText<Page<Change>>> {
	const known = await ctx.db.single((db) =>
		db
			.select({ id: mappings.id })
			.from(mappings)
			.where(and(eq(mappings.ownerId, ctx.userId), eq(mappings.id, input.id))),
	);
	if (known.length === 0) throw notFound('assignment');
	return listHistory(ctx, { ...input, subject: 'mapping' });
}
