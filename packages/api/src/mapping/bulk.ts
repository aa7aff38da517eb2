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
import { outcomeOf } from '../bulk/outcome.ts';
import type { UserContext } from '../context.ts';
import { lockPatients } from '../patient/queries.ts';
import { holdDoctor, requireKnown } from './locks.ts';
import { includes, isPrimaryNow, named } from './primary.ts';
import { endingOn } from './rules.ts';
import { readNamed, shareDays } from './teams.ts';

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
		const withDoctor = await patientsOf(db, ctx, known, doctorId);
		const team = await readNamed(db, ctx, known);
		const day = today();
		const withPrimary = new Set(
			team
				.filter(({ status, primaryOn }) => status === 'active' && includes(primaryOn, day))
				.map(({ patientId }) => patientId),
		);
		const rows = known
			.filter((patientId) => !withDoctor.has(patientId))
			.map((patientId) => ({
				...{ id: uuidv7(), patientId, startedOn: day, endedOn: null, status: 'active' as const },
				primaryTerms:
					primaryWhereNone && !withPrimary.has(patientId)
						? named(
								{ primaryTerms: [] },
								team.filter((one) => one.patientId === patientId),
								{ from: day, today: day },
							)
						: [],
			}));
		if (rows.length > 0) {
			const daysOf = await shareDays(db, ctx, team, rows);
			await db.insert(mappings).values(
				rows.map((row) => ({
					...{ ...row, doctorId, role, reason, ownerId: ctx.userId },
					primaryOn: daysOf(row.id),
				})),
			);
		}
		const done = rows.map(({ id, patientId }) => ({ id, patientId }));
		const twice = [...withDoctor].map((id) => ({ id, reason: 'already_assigned' as const }));
		return { done, notDone: [...notDone, ...twice] };
	});
}

/** Which of some patients have a doctor already. */
async function patientsOf(
	db: Db,
	ctx: UserContext,
	patientIds: string[],
	doctorId: string,
): Promise<Set<string>> {
	if (patientIds.length === 0) return new Set();
	const rows = await db
		.select({ patientId: mappings.patientId })
		.from(mappings)
		.where(
			and(
				eq(mappings.ownerId, ctx.userId),
				eq(mappings.doctorId, doctorId),
				inArray(mappings.patientId, patientIds),
				eq(mappings.status, 'active'),
			),
		);
	return new Set(rows.map(({ patientId }) => patientId));
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
			.select({
				id: mappings.id,
				patientId: mappings.patientId,
				startedOn: mappings.startedOn,
				endedOn: mappings.endedOn,
				primaryTerms: mappings.primaryTerms,
				primaryOn: mappings.primaryOn,
			})
			.from(mappings)
			.where(and(active, inArray(mappings.patientId, known)));
		const ended = ending.map((mapping) => ({
			...mapping,
			status: 'ended' as const,
			endedOn: endingOn(mapping, today()),
			wasPrimary: isPrimaryNow(mapping, mapping.primaryOn, today()),
		}));
		const daysOf = await shareDays(db, ctx, await readNamed(db, ctx, known), ended);
		await Promise.all(
			ended.map(({ id, status, endedOn, wasPrimary }) =>
				db
					.update(mappings)
					.set({ status, endedOn, wasPrimary, primaryOn: daysOf(id) })
					.where(and(eq(mappings.ownerId, ctx.userId), eq(mappings.id, id))),
			),
		);
		return outcomeOf(
			ids,
			ending.map(({ id }) => id),
		);
	});
}
