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
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { lastChange } from '../activity/queries.ts';
import type { UserContext } from '../context.ts';
import { explaining, notFound, staleVersion } from '../errors/errors.ts';
import { patched } from '../validation/merge-patch.ts';
import { apart, type Json, requireCarried } from '../validation/read-only-fields.ts';
import { holdDoctor, lockPatient, requireKnown } from './locks.ts';
import { named, termsAfter } from './primary.ts';
import { readMapping } from './queries.ts';
import {
	beforeEnd,
	endingOn,
	mappingConstraints,
	settled,
	twiceAtATime,
	type WrittenMapping,
} from './rules.ts';
import { readNamed, shareDays } from './teams.ts';

/** What becomes of a mapping's row. */
interface Changes
	extends Partial<
		Pick<Mapping, 'doctorId' | 'role' | 'startedOn' | 'endedOn' | 'status' | 'reason' | 'notes'>
	> {
	/** Whether it is to be the primary one; undefined: as follows from what is known. */
	isPrimary?: boolean | undefined;
}

/**
 * Assigns a doctor to a patient of this user. A new primary takes over from the one before on its first day.
 * @throws DomainError `not_found` naming the unknown patient or doctor, `already_assigned`, `validation`
 */
export async function assignDoctor(
	ctx: UserContext,
	{ patientId, ...input }: CreateMappingInput,
): Promise<Mapping> {
	const { isPrimary, ...fields } = settled(input, today());
	const id = uuidv7();
	return explaining(mappingConstraints, () =>
		ctx.db.transaction(async (db) => {
			const [patient, doctor] = await Promise.all([
				lockPatient(db, ctx, patientId),
				holdDoctor(db, fields.doctorId),
			]);
			requireKnown({ patientId: patient, doctorId: doctor });
			const wasPrimary = isPrimary && fields.status === 'ended';
			const row = { ...fields, wasPrimary, ownerId: ctx.userId, id, patientId };
			await db
				.insert(mappings)
				.values(isPrimary ? { ...row, ...(await primaryFor(db, ctx, row)) } : row);
			return readMapping(db, ctx, id);
		}),
	);
}

/** What makes a new assignment the primary one, after making room for it. */
async function primaryFor(
	db: Db,
	ctx: UserContext,
	row: Pick<Mapping, 'id' | 'patientId' | 'startedOn' | 'endedOn' | 'status'>,
) {
	const team = await readNamed(db, ctx, [row.patientId]);
	const since = { from: row.startedOn, today: today() };
	const primaryTerms = named({ primaryTerms: [] }, team, since);
	const daysOf = await shareDays(db, ctx, team, [{ ...row, primaryTerms }]);
	return { primaryTerms, primaryOn: daysOf(row.id) };
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
		write(db, before, { ...fields, startedOn: fields.startedOn ?? before.startedOn }),
	);
}

/** Writes some fields of a mapping; null as its first day means today. @throws as `replaceMapping` */
export function updateMapping(ctx: UserContext, input: UpdateMappingInput): Promise<Mapping> {
	const { carried, fields } = apart(input, mappingCarried);
	const { id, expectedVersion, ...patch } = fields;
	return change(ctx, { id, expectedVersion, carried }, async (db, before) => {
		const changes = await write(db, before, patched(mappingFields, before, patch));
		const isActive = before.status === 'active' && changes.status === 'active';
		// Where it is not spoken of, an assignment that goes on stays what it is, and otherwise it follows from the past.
		return patch.isPrimary !== undefined || isActive
			? changes
			: { ...changes, isPrimary: undefined };
	});
}

/** What a mapping's row becomes with other fields. */
async function write(db: Db, before: Mapping, written: WrittenMapping): Promise<Changes> {
	const fields = settled(written, today(), before);
	// Whoever leaves the end alone does not mean to end it, nor to take its end back.
	if (fields.endedOn === before.endedOn) fields.status = before.status;
	if (fields.doctorId !== before.doctorId) {
		requireKnown({ doctorId: await holdDoctor(db, fields.doctorId) });
	} else if (before.status === 'ended' && fields.status === 'active') {
		await requireReturn(db, before);
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
 * Takes an end back, with what was written on that occasion. It is the primary again if it was, and no other took its
 * place meanwhile.
 * @throws DomainError `not_found`, also if the doctor was archived since; `already_assigned` if the doctor was assigned anew
 */
export async function restoreMapping(ctx: UserContext, id: string): Promise<Mapping> {
	return change(ctx, { id }, async (db, before) => {
		if (before.status === 'active') return {};
		const end = await requireReturn(db, before);
		return { ...beforeEnd(before, end), status: 'active' };
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

/** What says who looks after the patient when. Where it is written anew, it keeps to the rules of today. */
const timed = ['doctorId', 'startedOn', 'endedOn', 'status'] as const;

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
			const { isPrimary, ...changes } = await decide(db, before);
			if (Object.keys(changes).length === 0) return before;
			const primary = await primaryAfter(db, ctx, before, { ...changes, isPrimary });
			const moved = timed.filter(
				(name) => changes[name] !== undefined && changes[name] !== before[name],
			);
			const path = moved.find((name) => name !== 'status') ?? 'startedOn';
			const isDouble = twiceAtATime(
				path,
				'makes it two assignments of one doctor at the same time',
			);
			await explaining(isDouble, () =>
				db
					.update(mappings)
					.set({ ...changes, ...primary, ...(moved.length > 0 ? { wasDouble: false } : {}) })
					.where(own),
			);
			return readMapping(db, ctx, id);
		}),
	);
}

/** What a change makes of the days on which a mapping is the primary one, after changing those of the others. */
async function primaryAfter(
	db: Db,
	ctx: UserContext,
	before: Mapping,
	{ isPrimary, ...changes }: Changes,
) {
	const team = await readNamed(db, ctx, [before.patientId]);
	const self = team.find(({ id }) => id === before.id);
	if (!self && !isPrimary) return {};
	const { id, patientId, startedOn, endedOn, status } = { ...before, ...changes };
	const terms = self?.primaryTerms ?? [];
	const after = { ...{ id, patientId, startedOn, endedOn, status }, primaryTerms: terms };
	const primaryTerms = termsAfter(
		{ ...before, primaryTerms: terms },
		after,
		team.filter((one) => one !== self),
		{ isWanted: isPrimary, today: today() },
	);
	const daysOf = await shareDays(db, ctx, team, [{ ...after, primaryTerms }]);
	const wasPrimary = status === 'ended' && (isPrimary ?? before.isPrimary);
	return { primaryTerms, primaryOn: daysOf(id), wasPrimary };
}
