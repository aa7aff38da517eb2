import {
	type ChangeRowInput,
	type CreateMappingInput,
	type EndMappingInput,
	type Mapping,
	mappingCarried,
	mappingFields,
	type ReplaceMappingInput,
	today,
	type UpdateMappingInput,
} from '@hms/contracts';
import { type Db, mappings } from '@hms/db';
import { and, eq, ne } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { lastChange } from '../activity/queries.ts';
import { apart, type Json, requireCarried } from '../carried.ts';
import type { UserContext } from '../context.ts';
import { explaining, notFound, staleVersion } from '../errors.ts';
import { patched } from '../merge-patch.ts';
import { holdDoctor, lockPatient, requireKnown } from './locks.ts';
import { readMapping } from './queries.ts';
import { beforeEnd, endingOn, mappingConstraints, settled, type WrittenMapping } from './rules.ts';

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
export function replaceMapping(ctx: UserContext, input: ReplaceMappingInput): Promise<Mapping> {
	const { carried, fields: all } = apart(input, mappingCarried);
	const { id, expectedVersion, ...fields } = all;
	return change(ctx, { id, expectedVersion, carried }, (db, before) =>
		write(db, ctx, before, { ...fields, startedOn: fields.startedOn ?? before.startedOn }),
	);
}

/** Writes some fields of a mapping; null as its first day means today. @throws as `replaceMapping` */
export function updateMapping(ctx: UserContext, input: UpdateMappingInput): Promise<Mapping> {
	const { carried, fields } = apart(input, mappingCarried);
	const { id, expectedVersion, ...patch } = fields;
	return change(ctx, { id, expectedVersion, carried }, (db, before) =>
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
	// Whoever leaves the end alone does not mean to end it, nor to take its end back.
	if (fields.endedOn === before.endedOn) fields.status = before.status;
	if (fields.doctorId !== before.doctorId) {
		requireKnown({ doctorId: await holdDoctor(db, fields.doctorId) });
	} else if (before.status === 'ended' && fields.status === 'active') {
		await requireReturn(db, before);
	}
	if (fields.isPrimary && fields.status === 'active') {
		await clearPrimary(db, ctx, before.patientId, before.id);
	}
	return fields;
}

/**
 * The doctor no longer looks after the patient as of today.
 * @throws DomainError `not_found` if it has ended already, `precondition_failed`
 */
export async function endMapping(
	ctx: UserContext,
	{ reason, ...row }: EndMappingInput,
): Promise<void> {
	await change(ctx, row, async (_db, before) => {
		if (before.status === 'ended') throw notFound('assignment');
		return {
			status: 'ended',
			endedOn: endingOn(before, today()),
			...(reason === undefined ? {} : { reason }),
		};
	});
}

/**
 * Takes an end back, with what was written on that occasion. It is the primary again only if no other took its place
 * meanwhile.
 * @throws DomainError `not_found`, also if the doctor was archived since; `already_assigned` if the doctor was assigned anew
 */
export async function restoreMapping(ctx: UserContext, id: string): Promise<Mapping> {
	return change(ctx, { id }, async (db, before) => {
		if (before.status === 'active') return {};
		const end = await requireReturn(db, before);
		const others = await db
			.select({ id: mappings.id })
			.from(mappings)
			.where(activePrimaryOf(ctx, before.patientId));
		return {
			...beforeEnd(before, end),
			status: 'active',
			isPrimary: before.isPrimary && others.length === 0,
		};
	});
}

/**
 * Makes sure that the doctor of an ended mapping may come back to it: who had left the directory before it ended, may.
 * @returns how it ended, or undefined for one that was entered when it was over
 * @throws DomainError `not_found`
 */
async function requireReturn(db: Db, { id, doctorId, createdAt }: Mapping) {
	const end = await lastChange(db, { subject: 'mapping', id, action: 'ended' });
	requireKnown({ doctorId: await holdDoctor(db, doctorId, end?.at ?? createdAt) });
	return end;
}

/** Changes one mapping while its patient is locked, so that changes of one care team come one after the other. */
function change(
	ctx: UserContext,
	{ id, expectedVersion, carried }: ChangeRowInput & { carried?: Json | undefined },
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
			requireCarried({ ...before }, carried);
			const changes = await decide(db, before);
			if (Object.keys(changes).length === 0) return before;
			await db.update(mappings).set(changes).where(own);
			return readMapping(db, ctx, id);
		}),
	);
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
