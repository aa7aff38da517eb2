import type { Change, Mapping, UndoneHandOver } from '@hms/contracts';
import { changes, type Db, mappings, type PrimaryTerm, writtenSpans } from '@hms/db';
import { aliasedTable, and, eq, exists, gt, inArray, ne, not, or, sql } from 'drizzle-orm';
import { inPortions, rowsOf } from '../bulk/rows.ts';
import type { UserContext } from '../context.ts';
import { DomainError, explaining, notFound } from '../errors/errors.ts';
import { lockPatients } from '../patient/queries.ts';
import { beforeEnd, mappingConstraints } from './rules.ts';
import { readNamed, shareDays } from './teams.ts';

/** An assignment that a hand-over wrote, and what it did to it. */
interface Written
	extends Pick<Change, 'action' | 'changes'>,
		Pick<Mapping, 'id' | 'patientId' | 'startedOn' | 'endedOn' | 'status' | 'reason'> {
	primaryTerms: PrimaryTerm[];
	wasPrimary: boolean;
	/** Nobody has written it since, nor assigned its doctor anew. */
	asLeft: boolean;
}

/**
 * Takes a hand-over back within a day: what it ended goes on as before, what it began is over before it held, and who
 * became the primary doctor is not any more. A patient whose assignments were changed since stays as they are.
 * @param id names the hand-over's transaction: with each row PostgreSQL keeps which transaction wrote it
 * @throws DomainError `not_found` for an unknown hand-over, `conflict` if everything was changed since
 */
export function undoHandOver(ctx: UserContext, id: string): Promise<UndoneHandOver> {
	return explaining(mappingConstraints, () =>
		ctx.db.transaction(async (db) => {
			const known = patientsOf(await writtenBy(db, ctx, id));
			if (known.length === 0) throw notFound('hand-over');
			const locked = new Set(await lockPatients(db, ctx, known));
			const written = await writtenBy(db, ctx, id);
			const changed = new Set(patientsOf(written.filter(({ asLeft }) => !asLeft)));
			const open = written.filter(
				({ patientId }) => locked.has(patientId) && !changed.has(patientId),
			);
			if (open.length === 0) {
				throw new DomainError(
					'conflict',
					'All that was handed over has been changed since, so nothing was taken back.',
				);
			}
			await takeBack(db, ctx, open, id);
			const restored = patientsOf(open).length;
			return { patients: restored, changedSince: known.length - restored };
		}),
	);
}

const patientsOf = (written: Written[]): string[] => [
	...new Set(written.map(({ patientId }) => patientId)),
];

/** What a transaction of this user's last day wrote, and whether it is as it was left. */
function writtenBy(db: Db, ctx: UserContext, transaction: string): Promise<Written[]> {
	const wroteIt = (table: typeof changes | typeof mappings) =>
		sql`${table}.xmin = ${transaction}::text::xid8::xid`;
	const anew = aliasedTable(mappings, 'anew');
	const assignedAnew = exists(
		sql`(select from ${mappings} ${anew} where ${and(
			eq(anew.ownerId, mappings.ownerId),
			eq(anew.patientId, mappings.patientId),
			eq(anew.doctorId, mappings.doctorId),
			ne(anew.id, mappings.id),
			eq(anew.status, 'active'),
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
			asLeft: sql<boolean>`${wroteIt(mappings)} and ${or(eq(mappings.status, 'active'), not(assignedAnew))}`,
		})
		.from(changes)
		.innerJoin(mappings, and(eq(mappings.ownerId, ctx.userId), eq(mappings.id, changes.subjectId)))
		.where(
			and(
				eq(changes.actorId, ctx.userId),
				gt(changes.at, sql`now() - interval '1 day'`),
				inArray(changes.action, ['created', 'ended', 'updated']),
				wroteIt(changes),
			),
		);
}

/** An assignment as it was before the hand-over; what began with it never held. */
function before(one: Written, id: string): Written {
	const primaryTerms = one.primaryTerms.filter(({ handOver }) => handOver !== id);
	const then: Written = { ...one, primaryTerms };
	if (one.action === 'created') {
		const wasPrimary = one.primaryTerms.length > 0;
		return { ...then, status: 'ended', endedOn: one.startedOn, wasPrimary };
	}
	return one.action === 'ended'
		? { ...then, ...beforeEnd(one, one), status: 'active', wasPrimary: false }
		: then;
}

async function takeBack(db: Db, ctx: UserContext, written: Written[], id: string): Promise<void> {
	const restored = written.map((one) => before(one, id));
	const team = await readNamed(db, ctx, patientsOf(written));
	const daysOf = await shareDays(db, ctx, team, restored);
	await inPortions(restored, (some) => {
		const rows = rowsOf(
			some.map(({ status, endedOn, reason, primaryTerms, ...one }) => ({
				...{ id: one.id, status, ended_on: endedOn, reason },
				...{ was_primary: one.wasPrimary, primary_terms: primaryTerms },
				primary_on: writtenSpans(daysOf(one.id)),
			})),
			sql`id uuid, status mapping_status, ended_on date, reason text, was_primary boolean, primary_terms jsonb, primary_on datemultirange`,
		);
		return db.execute(sql`
			update ${mappings}
			set status = one.status, ended_on = one.ended_on, reason = one.reason, was_primary = one.was_primary, primary_terms = one.primary_terms, primary_on = one.primary_on
			from ${rows} where ${mappings.ownerId} = ${ctx.userId} and ${mappings.id} = one.id`);
	});
}
