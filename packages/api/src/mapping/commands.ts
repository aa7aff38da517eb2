import {
	type ChangeRowInput,
	type CreateMappingInput,
	type FieldError,
	type Mapping,
	mappingFields,
	type PlainDate,
	plainDate,
	type ReplaceMappingInput,
	today,
	type UpdateMappingInput,
} from '@hms/contracts';
import { type Db, doctors, mappings } from '@hms/db';
import { and, eq, ne } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { lastChange } from '../activity/queries.ts';
import type { UserContext } from '../context.ts';
import { activeDoctor } from '../doctor/queries.ts';
import { explaining, fieldsError, notFound, staleVersion } from '../errors.ts';
import { patched } from '../merge-patch.ts';
import { lockPatients } from '../patient/queries.ts';
import { readMapping } from './queries.ts';
import { endToday, mappingConstraints, settled, type WrittenMapping } from './rules.ts';

type Changes = Partial<typeof mappings.$inferInsert>;

/**
 * Assigns a doctor to a patient of this user. A new primary takes that from the one that was.
 * @throws DomainError `not_found` naming the unknown patient or doctor, `already_assigned`, `validation`
 */
export async function assignDoctor(
	ctx: UserContext,
	{ patientId, ...input }: CreateMappingInput,
): Promise<Mapping> {
	const fields = settled(input, today());
	const id = uuidv7();
	return explaining(mappingConstraints, () =>
		ctx.db.transaction(async (db) => {
			const [patient, doctor] = await Promise.all([
				lockPatient(db, ctx, patientId),
				holdDoctor(db, fields.doctorId),
			]);
			requireKnown({ patientId: patient, doctorId: doctor });
			if (fields.isPrimary && fields.status === 'active')
				await clearPrimary(db, ctx, patientId, id);
			await db.insert(mappings).values({ ...fields, ownerId: ctx.userId, id, patientId });
			return readMapping(db, ctx, id);
		}),
	);
}

/**
 * Writes every field of a mapping but its patient. An absent optional one goes back to its default, except for the first
 * day: who looks after a patient since 2020 does so still when only the role is written. It stays unless it is named.
 * @throws DomainError `not_found`, `precondition_failed`, `already_assigned`, `validation`
 */
export function replaceMapping(
	ctx: UserContext,
	{ id, expectedVersion, ...fields }: ReplaceMappingInput,
): Promise<Mapping> {
	return change(ctx, { id, expectedVersion }, (db, before) =>
		write(db, ctx, before, { ...fields, startedOn: fields.startedOn ?? before.startedOn }),
	);
}

/** Writes some fields of a mapping; null as its first day means today. @throws as `replaceMapping` */
export function updateMapping(
	ctx: UserContext,
	{ id, expectedVersion, ...patch }: UpdateMappingInput,
): Promise<Mapping> {
	return change(ctx, { id, expectedVersion }, (db, before) =>
		write(db, ctx, before, patched(mappingFields, before, patch)),
	);
}

/** What a mapping's row becomes with other fields, after making room for it. */
async function write(
	db: Db,
	ctx: UserContext,
	before: Mapping,
	written: WrittenMapping,
): Promise<Changes> {
	const fields = settled(written, today());
	// A doctor who was archived meanwhile stays; another one, or one who comes back, must be in the directory.
	const reopened = before.status === 'ended' && fields.status === 'active';
	if (fields.doctorId !== before.doctorId || reopened) {
		requireKnown({ doctorId: await holdDoctor(db, fields.doctorId) });
	}
	if (fields.isPrimary && fields.status === 'active') {
		await clearPrimary(db, ctx, before.patientId, before.id);
	}
	return fields;
}

/** The doctor no longer looks after the patient as of today. @throws DomainError `not_found` if it has ended already, `precondition_failed` */
export async function endMapping(ctx: UserContext, row: ChangeRowInput): Promise<void> {
	await change(ctx, row, async (_db, before) => {
		if (before.status === 'ended') throw notFound('assignment');
		return { status: 'ended', endedOn: endToday(before, today()) };
	});
}

/**
 * Takes an end back: an end that was planned before stands again. It is the primary again only if no other took its place meanwhile.
 * @throws DomainError `not_found`, also if the doctor was archived; `already_assigned` if the doctor was assigned anew
 */
export async function restoreMapping(ctx: UserContext, id: string): Promise<Mapping> {
	return change(ctx, { id }, async (db, before) => {
		if (before.status === 'active') return {};
		requireKnown({ doctorId: await holdDoctor(db, before.doctorId) });
		const others = await db
			.select({ id: mappings.id })
			.from(mappings)
			.where(activePrimaryOf(ctx, before.patientId));
		return {
			status: 'active',
			endedOn: await plannedEnd(db, ctx, before),
			isPrimary: before.isPrimary && others.length === 0,
		};
	});
}

/** The end that an ended mapping had before somebody ended it: a day that was planned, or none. */
async function plannedEnd(
	db: Db,
	ctx: UserContext,
	{ id, endedOn }: Mapping,
): Promise<PlainDate | null> {
	const ended = await lastChange(db, ctx, { subject: 'mapping', id }, 'ended');
	if (!ended) return null;
	const change = ended.find(({ field }) => field === 'endedOn');
	return change ? plainDate.nullable().parse(change.before) : endedOn;
}

/** Changes one mapping while its patient is locked, so that changes of one care team come one after the other. */
function change(
	ctx: UserContext,
	{ id, expectedVersion }: ChangeRowInput,
	decide: (db: Db, before: Mapping) => Promise<Changes>,
): Promise<Mapping> {
	return explaining(mappingConstraints, () =>
		ctx.db.transaction(async (db) => {
			const own = and(eq(mappings.ownerId, ctx.userId), eq(mappings.id, id));
			const [found] = await db.select({ patientId: mappings.patientId }).from(mappings).where(own);
			if (!found || !(await lockPatient(db, ctx, found.patientId))) throw notFound('assignment');
			const before = await readMapping(db, ctx, id);
			if (expectedVersion !== undefined && expectedVersion !== before.version)
				throw staleVersion(before.version);
			const changes = await decide(db, before);
			if (Object.keys(changes).length === 0) return before;
			await db.update(mappings).set(changes).where(own);
			return readMapping(db, ctx, id);
		}),
	);
}

async function lockPatient(db: Db, ctx: UserContext, patientId: string): Promise<boolean> {
	return (await lockPatients(db, ctx, [patientId])).length > 0;
}

/** Keeps a doctor from being archived before this transaction ends. */
export async function holdDoctor(db: Db, doctorId: string): Promise<boolean> {
	const rows = await db
		.select({ id: doctors.id })
		.from(doctors)
		.where(activeDoctor(doctorId))
		.for('share');
	return rows.length > 0;
}

export function requireKnown(found: { patientId?: boolean; doctorId: boolean }): void {
	const errors: FieldError[] = [];
	if (found.patientId === false)
		errors.push({ path: 'patientId', message: 'is not a patient of yours' });
	if (!found.doctorId)
		errors.push({ path: 'doctorId', message: 'is not a doctor in the directory' });
	if (errors.length > 0) throw fieldsError('not_found', errors);
}

function activePrimaryOf(ctx: UserContext, patientId: string) {
	return and(
		eq(mappings.ownerId, ctx.userId),
		eq(mappings.patientId, patientId),
		eq(mappings.status, 'active'),
		eq(mappings.isPrimary, true),
	);
}

async function clearPrimary(
	db: Db,
	ctx: UserContext,
	patientId: string,
	except: string,
): Promise<void> {
	await db
		.update(mappings)
		.set({ isPrimary: false })
		.where(and(activePrimaryOf(ctx, patientId), ne(mappings.id, except)));
}
