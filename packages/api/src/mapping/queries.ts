import { type ListMappingsInput, type Mapping, type Page, today } from '@hms/contracts';
import { type Db, doctors, mappings, patients } from '@hms/db';
import { and, asc, desc, eq, getTableColumns, gt, isNull, lte, or, type SQL } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { doctorStatus } from '../doctor/queries.ts';
import { notFound } from '../errors.ts';
import { Keyset, readPage, type Sort } from '../paging.ts';
import { activePatient } from '../patient/queries.ts';
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
	const { after, orderBy, key, limit } = keyset;
	return readPage(
		ctx.db,
		keyset,
		(db) =>
			db
				.select({ ...mappingColumns, key })
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
): Promise<{ items: Mapping[] }> {
	return ctx.db.transaction(async (db) => {
		const [[patient], items] = await Promise.all([
			db.select({ id: patients.id }).from(patients).where(activePatient(ctx, patientId)),
			db
				.select(mappingColumns)
				.from(mappings)
				.innerJoin(patients, ofItsPatient)
				.innerJoin(doctors, ofItsDoctor)
				.where(and(visible(ctx), eq(mappings.patientId, patientId), holdsOn(today())))
				.orderBy(desc(mappings.isPrimary), asc(mappings.startedOn), asc(mappings.id)),
		]);
		if (!patient) throw notFound('patient');
		return { items };
	});
}
