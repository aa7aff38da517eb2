import type { Change, Mapping, UndoneHandOver } from '@hms/contracts';
import { changes, type Db, mappings, type PrimaryTerm, writtenSpans } from '@hms/db';
import { aliasedTable, and, eq, exists, gt, inArray, ne, not, or, sql } from 'drizzle-orm';
import { inChunks, recordset } from '../bulk/rows.ts';
import type { UserContext } from '../context.ts';
import { mapConstraintErrors } from '../errors/constraint-errors.ts';
import { DomainError, notFound } from '../errors/domain-error.ts';
import { lockPatients } from '../patient/queries.ts';
import { readMappingsWithTerms, updatePrimaryDays } from './primary-days.ts';
import { mappingConstraints, valuesBeforeEnd } from './rules.ts';

/** A mapping that a hand-over wrote, and the change that it made. */
interface HandOverRow
	extends Pick<Change, 'action' | 'changes'>,
		Pick<Mapping, 'id' | 'patientId' | 'startedOn' | 'endedOn' | 'status' | 'reason'> {
	primaryTerms: PrimaryTerm[];
	wasPrimary: boolean;
	/** Whether the mapping was not written since, and its doctor was not assigned to the patient again. */
	isUnchanged: boolean;
}

/**
 * Undoes a hand-over within a day: the mappings that it ended are reopened, those that it began end before they were in effect,
 * and primary doctors are as before. Patients whose mappings were changed since are left as they are.
 * @param id the id of the hand-over's transaction, which PostgreSQL stores with each row (`xmin`)
 * @throws DomainError `not_found` for an unknown hand-over, `conflict` if everything was changed since
 */
export function undoHandOver(ctx: UserContext, id: string): Promise<UndoneHandOver> {
	return mapConstraintErrors(mappingConstraints, () =>
		ctx.db.transaction(async (db) => {
			const known = patientsOf(await readHandOverRows(db, ctx, id));
			if (known.length === 0) throw notFound('hand-over');
			const locked = new Set(await lockPatients(db, ctx, known));
			const rows = await readHandOverRows(db, ctx, id);
			const changed = new Set(patientsOf(rows.filter(({ isUnchanged }) => !isUnchanged)));
			const open = rows.filter(({ patientId }) => locked.has(patientId) && !changed.has(patientId));
			if (open.length === 0) {
				throw new DomainError(
					'conflict',
					'Everything that was handed over has changed since, so nothing was undone.',
				);
			}
			await restoreMappings(db, ctx, open, id);
			const restored = patientsOf(open).length;
			return { patients: restored, changedSince: known.length - restored };
		}),
	);
}

const patientsOf = (rows: HandOverRow[]): string[] => [
	...new Set(rows.map(({ patientId }) => patientId)),
];

/** Reads the mappings that a transaction of this user wrote within the last day. */
function readHandOverRows(db: Db, ctx: UserContext, transaction: string): Promise<HandOverRow[]> {
	const isWrittenByIt = (table: typeof changes | typeof mappings) =>
		sql`${table}.xmin = ${transaction}::text::xid8::xid`;
	const newer = aliasedTable(mappings, 'newer');
	const isAssignedAgain = exists(
		sql`(select from ${mappings} ${newer} where ${and(
			eq(newer.ownerId, mappings.ownerId),
			eq(newer.patientId, mappings.patientId),
			eq(newer.doctorId, mappings.doctorId),
			ne(newer.id, mappings.id),
			eq(newer.status, 'active'),
		)})`,
	);
	return db
		.select({
			id: mappings.id,
			patientId: mappings.patientId,
			startedOn: mappings.startedOn,
			endedOn: mappings.endedOn,
			status: mappings.status,
			primaryTerms: mappings.primaryTerms,
			wasPrimary: mappings.wasPrimary,
			reason: mappings.reason,
			action: changes.action,
			changes: changes.fields,
			isUnchanged: sql<boolean>`${isWrittenByIt(mappings)} and ${or(eq(mappings.status, 'active'), not(isAssignedAgain))}`,
		})
		.from(changes)
		.innerJoin(mappings, and(eq(mappings.ownerId, ctx.ownerId), eq(mappings.id, changes.subjectId)))
		.where(
			and(
				eq(changes.actorId, ctx.userId),
				gt(changes.at, sql`now() - interval '1 day'`),
				inArray(changes.action, ['created', 'ended', 'updated']),
				isWrittenByIt(changes),
			),
		);
}

/** A mapping as it was before the hand-over; one that began with the hand-over ends on its first day. */
function beforeHandOver(one: HandOverRow, id: string): HandOverRow {
	const primaryTerms = one.primaryTerms.filter(({ handOver }) => handOver !== id);
	const then: HandOverRow = { ...one, primaryTerms };
	if (one.action === 'created') {
		const wasPrimary = one.primaryTerms.length > 0;
		return { ...then, status: 'ended', endedOn: one.startedOn, wasPrimary };
	}
	return one.action === 'ended'
		? { ...then, ...valuesBeforeEnd(one, one), status: 'active', wasPrimary: false }
		: then;
}

async function restoreMappings(
	db: Db,
	ctx: UserContext,
	rows: HandOverRow[],
	id: string,
): Promise<void> {
	const restored = rows.map((one) => beforeHandOver(one, id));
	const team = await readMappingsWithTerms(db, ctx, patientsOf(rows));
	const daysOf = await updatePrimaryDays(db, ctx, team, restored);
	await inChunks(restored, (chunk) => {
		const values = recordset(
			chunk.map(({ status, endedOn, reason, primaryTerms, ...one }) => ({
				...{ id: one.id, status, ended_on: endedOn, reason },
				...{ was_primary: one.wasPrimary, primary_terms: primaryTerms },
				primary_on: writtenSpans(daysOf(one.id)),
			})),
			sql`id uuid, status mapping_status, ended_on date, reason text, was_primary boolean, primary_terms jsonb, primary_on datemultirange`,
		);
		return db.execute(sql`
			update ${mappings}
			set status = one.status, ended_on = one.ended_on, reason = one.reason, was_primary = one.was_primary, primary_terms = one.primary_terms, primary_on = one.primary_on
			from ${values} where ${mappings.ownerId} = ${ctx.ownerId} and ${mappings.id} = one.id`);
	});
}
