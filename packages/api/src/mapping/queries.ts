import {
	type ListMappingsInput,
	type Mapping,
	type Page,
	type PlainDate,
	today,
} from '@hms/contracts';
import { type Db, doctors, mappings, patients } from '@hms/db';
import { and, eq, getTableColumns, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { doctorStatus } from '../doctor/queries.ts';
import { notFound } from '../errors.ts';
import { asText, JsonText, jsonOf } from '../json.ts';
import { Keyset, readPage, type Sort } from '../paging.ts';
import { gapCondition } from './gaps.ts';
import { holdsOn } from './rules.ts';

const { ownerId: _owner, ...written } = getTableColumns(mappings);

/** A mapping as the contract has it, with who is meant by its two ids. */
const mappingColumns = {
	...written,
	patient: {
		id: patients.id,
		mrn: patients.mrn,
		givenName: patients.givenName,
		familyName: patients.familyName,
	},
	doctor: {
		id: doctors.id,
		givenName: doctors.givenName,
		familyName: doctors.familyName,
		specialty: doctors.specialty,
		status: doctorStatus,
	},
};

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
		.select(mappingColumns)
		.from(mappings)
		.innerJoin(patients, ofItsPatient)
		.innerJoin(doctors, ofItsDoctor)
		.where(and(visible(ctx), eq(mappings.id, id)));
	if (!mapping) throw notFound('assignment');
	return mapping;
}

/** A page of this user's mappings. @throws DomainError `validation` for a cursor of another list */
export async function listMappings(
	ctx: UserContext,
	input: ListMappingsInput,
): Promise<Page<Mapping>> {
	const keyset = new Keyset(input, sorts, 'createdAt', mappings.id);
	const where = and(visible(ctx), mappingFilter(input));
	const { after, orderBy, limit } = keyset;
	return readPage(
		ctx.db,
		keyset,
		(db, extra) =>
			db
				.select({ ...mappingColumns, ...extra })
				.from(mappings)
				.innerJoin(patients, ofItsPatient)
				.innerJoin(doctors, ofItsDoctor)
				.where(and(where, after))
				.orderBy(...orderBy)
				.limit(limit),
		(db) =>
			db
				.select({ id: mappings.id })
				.from(mappings)
				.innerJoin(patients, ofItsPatient)
				.innerJoin(doctors, ofItsDoctor)
				.where(where)
				.$dynamic(),
	);
}

function mappingFilter(input: ListMappingsInput): SQL | undefined {
	const status = input.status ?? (input.on ? 'all' : 'active');
	return and(
		status === 'all' ? undefined : eq(mappings.status, status),
		input.patientId ? eq(mappings.patientId, input.patientId) : undefined,
		input.doctorId ? eq(mappings.doctorId, input.doctorId) : undefined,
		input.role ? eq(mappings.role, input.role) : undefined,
		input.gap ? gapCondition(input.gap, today()) : undefined,
		input.isPrimary === undefined ? undefined : eq(mappings.isPrimary, input.isPrimary),
		input.on
			? and(
					lte(mappings.startedOn, input.on),
					or(isNull(mappings.endedOn), gt(mappings.endedOn, input.on)),
				)
			: undefined,
	);
}

/**
 * Who looks after a patient now: the primary doctor first, then who has done so longest. What starts on a day to come is
 * not among them; `listMappings` shows it as `active`.
 * @throws DomainError `not_found` for an unknown patient
 */
export async function listForPatient(
	ctx: UserContext,
	patientId: string,
): Promise<JsonText<{ items: Mapping[] }>> {
	const [patient] = await ctx.db.read((db, owner) =>
		db
			.select({ careTeam: asText(careTeamOn(today())) })
			.from(patients)
			.where(
				and(eq(patients.ownerId, owner), eq(patients.id, patientId), isNull(patients.archivedAt)),
			),
	);
	if (!patient) throw notFound('patient');
	return new JsonText(patient.careTeam);
}

const careTeamOn = (day: PlainDate) => sql`json_build_object('items', coalesce((
	select json_agg(${jsonOf(mappingColumns)} order by ${mappings.isPrimary} desc, ${mappings.startedOn}, ${mappings.id})
	from ${mappings} join ${doctors} on ${ofItsDoctor} where ${ofItsPatient} and ${holdsOn(day)}
), '[]'))`;
