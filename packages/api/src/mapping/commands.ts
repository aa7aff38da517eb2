import {
	type ChangeRowInput,
	type CreateMappingInput,
	type EndMappingInput,
	type Mapping,
	mappingFields,
	mappingReadOnlyFields,
	type ReplaceMappingInput,
	today,
	type UpdateMappingInput,
} from '@hms/contracts';
import { type Db, mappings } from '@hms/db';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { withShared } from '../access/shared.ts';
import { lastChange } from '../activity/queries.ts';
import type { UserContext } from '../context.ts';
import { mapConstraintErrors } from '../errors/constraint-errors.ts';
import { notFound, staleVersion } from '../errors/domain-error.ts';
import { addNotification } from '../notification/commands.ts';
import { parsePatched } from '../validation/merge-patch.ts';
import {
	checkReadOnlyFields,
	type Json,
	splitReadOnlyFields,
} from '../validation/read-only-fields.ts';
import { lockDoctor, lockPatient, requireFound } from './locks.ts';
import { termsAfter, withNewTerm } from './primary.ts';
import { readMappingsWithTerms, updatePrimaryDays } from './primary-days.ts';
import { readMapping } from './queries.ts';
import {
	endDate,
	type MappingValues,
	mappingConstraints,
	overlapErrors,
	valuesBeforeEnd,
	withDatesAndStatus,
} from './rules.ts';

/** The columns of a mapping that a command writes. */
interface Changes
	extends Partial<
		Pick<Mapping, 'doctorId' | 'role' | 'startedOn' | 'endedOn' | 'status' | 'reason' | 'notes'>
	> {
	/** Whether it shall be the primary one; undefined: as follows from its terms. */
	isPrimary?: boolean | undefined;
}

/**
 * Assigns a doctor to a patient. A new primary mapping replaces the previous one on its first day. An owner is told what a
 * colleague does.
 * @throws DomainError `not_found` naming the unknown patient or doctor, `forbidden`, `already_assigned`, `validation`
 */
export function assignDoctor(ctx: UserContext, input: CreateMappingInput): Promise<Mapping> {
	return withShared(ctx, 'write', { kind: 'patient', id: input.patientId }, (of) =>
		assignAs(of, input),
	);
}

async function assignAs(
	ctx: UserContext,
	{ patientId, ...input }: CreateMappingInput,
): Promise<Mapping> {
	const { isPrimary, ...fields } = withDatesAndStatus(input, today());
	const id = uuidv7();
	return mapConstraintErrors(mappingConstraints, () =>
		ctx.db.transaction(async (db) => {
			const [patient, doctor] = await Promise.all([
				lockPatient(db, ctx, patientId),
				lockDoctor(db, fields.doctorId),
			]);
			requireFound({ patientId: patient, doctorId: doctor });
			const wasPrimary = isPrimary && fields.status === 'ended';
			const row = { ...fields, wasPrimary, ownerId: ctx.ownerId, id, patientId };
			await db
				.insert(mappings)
				.values(isPrimary ? { ...row, ...(await primaryFor(db, ctx, row)) } : row);
			const { doctorId } = row;
			await addNotification(db, {
				...{ from: ctx.userId, to: ctx.ownerId, kind: 'assignment_created' },
				...{ patientId, doctorId },
			});
			return readMapping(db, ctx, id);
		}),
	);
}

/** The columns that make a new mapping the primary one, after the patient's other mappings are updated. */
async function primaryFor(
	db: Db,
	ctx: UserContext,
	row: Pick<Mapping, 'id' | 'patientId' | 'startedOn' | 'endedOn' | 'status'>,
) {
	const team = await readMappingsWithTerms(db, ctx, [row.patientId]);
	const since = { from: row.startedOn, today: today() };
	const primaryTerms = withNewTerm({ primaryTerms: [] }, team, since);
	const daysOf = await updatePrimaryDays(db, ctx, team, [{ ...row, primaryTerms }]);
	return { primaryTerms, primaryOn: daysOf(row.id) };
}

/**
 * Writes every field of a mapping except its patient. An absent optional field gets its default, except for `startedOn`, which
 * stays: replacing the role does not change since when the doctor looks after the patient.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed`, `already_assigned`, `validation`
 */
export function replaceMapping(ctx: UserContext, input: ReplaceMappingInput): Promise<Mapping> {
	const { readOnly, fields: all } = splitReadOnlyFields(input, mappingReadOnlyFields);
	const { id, expectedVersion, ...fields } = all;
	return change(ctx, { id, expectedVersion, readOnly }, (db, before) =>
		write(db, before, { ...fields, startedOn: fields.startedOn ?? before.startedOn }),
	);
}

/** Writes some fields of a mapping; null for `startedOn` means today. @throws as `replaceMapping` */
export function updateMapping(ctx: UserContext, input: UpdateMappingInput): Promise<Mapping> {
	const { readOnly, fields } = splitReadOnlyFields(input, mappingReadOnlyFields);
	const { id, expectedVersion, ...patch } = fields;
	return change(ctx, { id, expectedVersion, readOnly }, async (db, before) => {
		const changes = await write(db, before, parsePatched(mappingFields, before, patch));
		const isActive = before.status === 'active' && changes.status === 'active';
		// Without `isPrimary` in the patch, a mapping that stays active keeps it; otherwise it follows from the terms.
		return patch.isPrimary !== undefined || isActive
			? changes
			: { ...changes, isPrimary: undefined };
	});
}

/** The columns that other field values are written as. */
async function write(db: Db, before: Mapping, written: MappingValues): Promise<Changes> {
	const fields = withDatesAndStatus(written, today(), before);
	// An unchanged end neither ends the mapping nor reopens it.
	if (fields.endedOn === before.endedOn) fields.status = before.status;
	if (fields.doctorId !== before.doctorId) {
		requireFound({ doctorId: await lockDoctor(db, fields.doctorId) });
	} else if (before.status === 'ended' && fields.status === 'active') {
		await checkReopening(db, before);
	}
	return fields;
}

/**
 * Ends a mapping as of today.
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
			endedOn: endDate(before, today()),
			...(reason === undefined ? {} : { reason }),
		};
	});
}

/**
 * Reopens an ended mapping with the end and reason that it had before. It is the primary one again if it was, and if no other
 * mapping replaced it meanwhile.
 * @throws DomainError `not_found`, also if the doctor was archived after the end; `already_assigned` if the doctor has a new
 * mapping to the patient
 */
export async function restoreMapping(ctx: UserContext, id: string): Promise<Mapping> {
	return change(ctx, { id }, async (db, before) => {
		if (before.status === 'active') return {};
		const end = await checkReopening(db, before);
		return { ...valuesBeforeEnd(before, end), status: 'active' };
	});
}

/**
 * Checks that an ended mapping may be reopened: its doctor is in the directory, or had left it before the mapping ended.
 * @returns the change that ended it; undefined for a mapping that was created as ended
 * @throws DomainError `not_found`
 */
async function checkReopening(db: Db, { id, doctorId, createdAt }: Mapping) {
	const end = await lastChange(db, { subject: 'mapping', id, action: 'ended' });
	requireFound({ doctorId: await lockDoctor(db, doctorId, end?.at ?? createdAt) });
	return end;
}

/** The fields that decide who looks after the patient when. Changing one of them applies today's overlap rules. */
const overlapFields = ['doctorId', 'startedOn', 'endedOn', 'status'] as const;

type RowToChange = ChangeRowInput & { readOnly?: Json | undefined };

/** Changes one mapping while its patient is locked, so that changes of one care team are serialised. */
function change(
	ctx: UserContext,
	row: RowToChange,
	decide: (db: Db, before: Mapping) => Promise<Changes>,
): Promise<Mapping> {
	return withShared(ctx, 'write', { kind: 'mapping', id: row.id }, (of) =>
		changeAs(of, row, decide),
	);
}

function changeAs(
	ctx: UserContext,
	{ id, expectedVersion, readOnly }: RowToChange,
	decide: (db: Db, before: Mapping) => Promise<Changes>,
): Promise<Mapping> {
	return mapConstraintErrors(mappingConstraints, () =>
		ctx.db.transaction(async (db) => {
			const own = and(eq(mappings.ownerId, ctx.ownerId), eq(mappings.id, id));
			const [found] = await db.select({ patientId: mappings.patientId }).from(mappings).where(own);
			if (!found || !(await lockPatient(db, ctx, found.patientId))) throw notFound('assignment');
			const before = await readMapping(db, ctx, id);
			if (expectedVersion !== undefined && expectedVersion !== before.version)
				throw staleVersion(before.version);
			checkReadOnlyFields({ ...before }, readOnly);
			const { isPrimary, ...changes } = await decide(db, before);
			if (Object.keys(changes).length === 0) return before;
			const primary = await primaryAfter(db, ctx, before, { ...changes, isPrimary });
			const changed = overlapFields.filter(
				(name) => changes[name] !== undefined && changes[name] !== before[name],
			);
			const path = changed.find((name) => name !== 'status') ?? 'startedOn';
			const errors = overlapErrors(path, 'makes two assignments of one doctor overlap');
			await mapConstraintErrors(errors, () =>
				db
					.update(mappings)
					.set({ ...changes, ...primary, ...(changed.length > 0 ? { wasDouble: false } : {}) })
					.where(own),
			);
			return readMapping(db, ctx, id);
		}),
	);
}

/** The columns for a changed mapping's primary days, after the patient's other mappings are updated. */
async function primaryAfter(
	db: Db,
	ctx: UserContext,
	before: Mapping,
	{ isPrimary, ...changes }: Changes,
) {
	const team = await readMappingsWithTerms(db, ctx, [before.patientId]);
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
	const daysOf = await updatePrimaryDays(db, ctx, team, [{ ...after, primaryTerms }]);
	const wasPrimary = status === 'ended' && (isPrimary ?? before.isPrimary);
	return { primaryTerms, primaryOn: daysOf(id), wasPrimary };
}
