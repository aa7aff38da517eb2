import type { Mapping } from '@hms/contracts';
import { type Db, mappings, type PrimaryTerm, type Span, writtenSpans } from '@hms/db';
import { sql } from 'drizzle-orm';
import { inChunks, recordset } from '../bulk/rows.ts';
import type { UserContext } from '../context.ts';

/** An active mapping of one of the two doctors. */
export interface ActiveMapping
	extends Pick<
		Mapping,
		| 'id'
		| 'patientId'
		| 'doctorId'
		| 'role'
		| 'status'
		| 'startedOn'
		| 'endedOn'
		| 'reason'
		| 'notes'
	> {
	primaryTerms: PrimaryTerm[];
	primaryOn: Span[];
}

/** The mappings after the hand-over of one patient. */
export interface TransferResult {
	ended: Omit<ActiveMapping, 'primaryOn'>;
	/** The other doctor's mapping: a new one, or `theirs`. */
	successor: Omit<ActiveMapping, 'primaryOn'>;
	isNew: boolean;
	becomesPrimary: boolean;
}

type DaysOf = (id: string) => Span[];

/** Writes the ends of mappings. */
export function endMappings(
	db: Db,
	ctx: UserContext,
	results: TransferResult[],
	daysOf: DaysOf,
): Promise<void> {
	return inChunks(results, (chunk) => {
		const ended = recordset(
			chunk.map(({ ended: { id, endedOn, reason }, becomesPrimary }) => ({
				...{ id, ended_on: endedOn, reason, was_primary: becomesPrimary },
				primary_on: writtenSpans(daysOf(id)),
			})),
			sql`id uuid, ended_on date, reason text, was_primary boolean, primary_on datemultirange`,
		);
		return db.execute(sql`
			update ${mappings} set status = 'ended', ended_on = one.ended_on, reason = one.reason, was_primary = one.was_primary, primary_on = one.primary_on
			from ${ended} where ${mappings.ownerId} = ${ctx.ownerId} and ${mappings.id} = one.id`);
	});
}

/** Inserts the new mappings. */
export function insertSuccessors(
	db: Db,
	ctx: UserContext,
	results: TransferResult[],
	daysOf: DaysOf,
): Promise<void> {
	const fresh = results.filter(({ isNew }) => isNew);
	return inChunks(fresh, (chunk) => {
		const begun = recordset(
			chunk.map(({ successor: { id, role, reason, notes, ...one } }) => ({
				...{ id, role, reason, notes },
				patient_id: one.patientId,
				doctor_id: one.doctorId,
				started_on: one.startedOn,
				ended_on: one.endedOn,
				primary_terms: one.primaryTerms,
				primary_on: writtenSpans(daysOf(id)),
			})),
			sql`id uuid, patient_id uuid, doctor_id uuid, role mapping_role, started_on date, ended_on date, reason text, notes text, primary_terms jsonb, primary_on datemultirange`,
		);
		return db.execute(sql`
			insert into ${mappings} (owner_id, id, patient_id, doctor_id, role, started_on, ended_on, reason, notes, primary_terms, primary_on, status)
			select ${ctx.ownerId}::uuid, id, patient_id, doctor_id, role, started_on, ended_on, reason, notes, primary_terms, primary_on, 'active'
			from ${begun}`);
	});
}

/** Makes those mappings primary that existed already and succeed a primary one. */
export function makeSuccessorsPrimary(
	db: Db,
	ctx: UserContext,
	results: TransferResult[],
	daysOf: DaysOf,
): Promise<void> {
	const promoted = results.filter(({ isNew, becomesPrimary }) => becomesPrimary && !isNew);
	return inChunks(promoted, (chunk) => {
		const rows = recordset(
			chunk.map(({ successor: { id, primaryTerms } }) => ({
				...{ id, primary_terms: primaryTerms },
				primary_on: writtenSpans(daysOf(id)),
			})),
			sql`id uuid, primary_terms jsonb, primary_on datemultirange`,
		);
		return db.execute(sql`
			update ${mappings} set primary_terms = one.primary_terms, primary_on = one.primary_on
			from ${rows} where ${mappings.ownerId} = ${ctx.ownerId} and ${mappings.id} = one.id`);
	});
}
