import {
	type AssignManyInput,
	type AssignManyOutcome,
	type ManyOutcome,
	type RowsInput,
	today,
} from '@hms/contracts';
import { type Db, mappings } from '@hms/db';
import { and, eq, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { UserContext } from '../context.ts';
import { outcomeOf } from '../many.ts';
import { lockPatients } from '../patient/queries.ts';
import { holdDoctor, requireKnown } from './locks.ts';
import { endingOn } from './rules.ts';

/**
 * Assigns one doctor to many patients of this user, as of today, in one go.
 * @returns the assignments made, and the patients who are unknown or have this doctor already
 * @throws DomainError `not_found` naming the unknown doctor
 */
export async function assignMany(
	ctx: UserContext,
	{ patientIds, doctorId, role, reason, primaryWhereNone }: AssignManyInput,
): Promise<AssignManyOutcome> {
	return ctx.db.transaction(async (db) => {
		const known = await lockPatients(db, ctx, patientIds);
		requireKnown({ doctorId: await holdDoctor(db, doctorId) });
		const { notDone } = outcomeOf(patientIds, known);
		const { withDoctor, withPrimary } = await teamsOf(db, ctx, known, doctorId);
		const done = known
			.filter((patientId) => !withDoctor.has(patientId))
			.map((patientId) => ({ id: uuidv7(), patientId }));
		if (done.length > 0) {
			await db.insert(mappings).values(
				done.map(({ id, patientId }) => ({
					...{ id, patientId, doctorId, role, reason, ownerId: ctx.userId },
					isPrimary: primaryWhereNone && !withPrimary.has(patientId),
					startedOn: today(),
					status: 'active' as const,
				})),
			);
		}
		const twice = [...withDoctor].map((id) => ({ id, reason: 'already_assigned' as const }));
		return { done, notDone: [...notDone, ...twice] };
	});
}

/** Which of some patients have a doctor already, and which have any primary one. */
async function teamsOf(db: Db, ctx: UserContext, patientIds: string[], doctorId: string) {
	const rows =
		patientIds.length === 0
			? []
			: await db
					.select({
						patientId: mappings.patientId,
						doctorId: mappings.doctorId,
						isPrimary: mappings.isPrimary,
					})
					.from(mappings)
					.where(
						and(
							eq(mappings.ownerId, ctx.userId),
							inArray(mappings.patientId, patientIds),
							eq(mappings.status, 'active'),
						),
					);
	const patientsOf = (some: typeof rows) => new Set(some.map(({ patientId }) => patientId));
	return {
		withDoctor: patientsOf(rows.filter((row) => row.doctorId === doctorId)),
		withPrimary: patientsOf(rows.filter((row) => row.isPrimary)),
	};
}

/**
 * Ends assignments as of today, in one go.
 * @returns which were ended, and which are not this user's or had ended already
 */
export async function endMany(ctx: UserContext, { ids }: RowsInput): Promise<ManyOutcome> {
	return ctx.db.transaction(async (db) => {
		const active = and(
			eq(mappings.ownerId, ctx.userId),
			inArray(mappings.id, ids),
			eq(mappings.status, 'active'),
		);
		const named = await db.select({ patientId: mappings.patientId }).from(mappings).where(active);
		const known =
			named.length === 0
				? []
				: await lockPatients(
						db,
						ctx,
						named.map(({ patientId }) => patientId),
					);
		if (known.length === 0) return outcomeOf(ids, []);
		// Read again: before its patient was locked, somebody may have ended it.
		const ending = await db
			.select({ id: mappings.id, startedOn: mappings.startedOn, endedOn: mappings.endedOn })
			.from(mappings)
			.where(and(active, inArray(mappings.patientId, known)));
		await Promise.all(
			ending.map((mapping) =>
				db
					.update(mappings)
					.set({ status: 'ended', endedOn: endingOn(mapping, today()) })
					.where(and(eq(mappings.ownerId, ctx.userId), eq(mappings.id, mapping.id))),
			),
		);
		return outcomeOf(
			ids,
			ending.map(({ id }) => id),
		);
	});
}
