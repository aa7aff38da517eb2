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
import { bulkOutcome } from '../bulk/outcome.ts';
import type { UserContext } from '../context.ts';
import { lockPatients } from '../patient/queries.ts';
import { lockDoctor, requireFound } from './locks.ts';
import { isPrimaryNow, spansInclude, withNewTerm } from './primary.ts';
import { readMappingsWithTerms, updatePrimaryDays } from './primary-days.ts';
import { endDate } from './rules.ts';

/**
 * Assigns one doctor to many patients of this user, as of today, in one transaction.
 * @returns the created mappings, and the patients who do not exist or have this doctor already
 * @throws DomainError `not_found` for an unknown doctor
 */
export async function assignMany(
	ctx: UserContext,
	{ patientIds, doctorId, role, reason, primaryWhereNone }: AssignManyInput,
): Promise<AssignManyOutcome> {
	return ctx.db.transaction(async (db, access) => {
		const known = await lockPatients(db, ctx, patientIds);
		requireFound({ doctorId: await lockDoctor(db, doctorId) });
		const { notDone } = await bulkOutcome(access, 'patient', patientIds, known);
		const withDoctor = await patientsOf(db, ctx, known, doctorId);
		const team = await readMappingsWithTerms(db, ctx, known);
		const day = today();
		const withPrimary = new Set(
			team
				.filter(({ status, primaryOn }) => status === 'active' && spansInclude(primaryOn, day))
				.map(({ patientId }) => patientId),
		);
		const rows = known
			.filter((patientId) => !withDoctor.has(patientId))
			.map((patientId) => ({
				...{ id: uuidv7(), patientId, startedOn: day, endedOn: null, status: 'active' as const },
				primaryTerms:
					primaryWhereNone && !withPrimary.has(patientId)
						? withNewTerm(
								{ primaryTerms: [] },
								team.filter((one) => one.patientId === patientId),
								{ from: day, today: day },
							)
						: [],
			}));
		if (rows.length > 0) {
			const daysOf = await updatePrimaryDays(db, ctx, team, rows);
			await db.insert(mappings).values(
				rows.map((row) => ({
					...{ ...row, doctorId, role, reason, ownerId: ctx.ownerId },
					primaryOn: daysOf(row.id),
				})),
			);
		}
		const done = rows.map(({ id, patientId }) => ({ id, patientId }));
		const twice = [...withDoctor].map((id) => ({ id, reason: 'already_assigned' as const }));
		return { done, notDone: [...notDone, ...twice] };
	});
}

/** Those of some patients who have a doctor already. */
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
				eq(mappings.ownerId, ctx.ownerId),
				eq(mappings.doctorId, doctorId),
				inArray(mappings.patientId, patientIds),
				eq(mappings.status, 'active'),
			),
		);
	return new Set(rows.map(({ patientId }) => patientId));
}

/**
 * Ends mappings as of today, in one transaction.
 * @returns the ended mappings, and those that are not this user's or had ended already
 */
export async function endMany(ctx: UserContext, { ids }: RowsInput): Promise<ManyOutcome> {
	return ctx.db.transaction(async (db, access) => {
		const active = and(
			eq(mappings.ownerId, ctx.ownerId),
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
		if (known.length === 0) return bulkOutcome(access, 'mapping', ids, []);
		// Read again: another transaction may have ended a mapping before its patient was locked.
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
			endedOn: endDate(mapping, today()),
			wasPrimary: isPrimaryNow(mapping, mapping.primaryOn, today()),
		}));
		const daysOf = await updatePrimaryDays(
			db,
			ctx,
			await readMappingsWithTerms(db, ctx, known),
			ended,
		);
		await Promise.all(
			ended.map(({ id, status, endedOn, wasPrimary }) =>
				db
					.update(mappings)
					.set({ status, endedOn, wasPrimary, primaryOn: daysOf(id) })
					.where(and(eq(mappings.ownerId, ctx.ownerId), eq(mappings.id, id))),
			),
		);
		return bulkOutcome(
			access,
			'mapping',
			ids,
			ending.map(({ id }) => id),
		);
	});
}
