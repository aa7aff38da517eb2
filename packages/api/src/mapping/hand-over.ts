import {
	type FieldError,
	type HandOver,
	type HandOverInput,
	type Mapping,
	maxHandOver,
	maxNamedPatients,
	today,
} from '@hms/contracts';
import { type Db, mappings, type PrimaryTerm, patients, type Span, writtenSpans } from '@hms/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { among, inPortions, rowsOf } from '../bulk/rows.ts';
import type { UserContext } from '../context.ts';
import { knowsDoctor } from '../doctor/queries.ts';
import { type ConstraintMeanings, explaining, fieldsError } from '../errors/errors.ts';
import { lockPatients, ownActivePatients } from '../patient/queries.ts';
import { holdDoctor } from './locks.ts';
import { isPrimaryNow, later, named } from './primary.ts';
import { endingOn, mappingConstraints, succeeding, twiceAtATime } from './rules.ts';
import { type Named, readNamed, shareDays } from './teams.ts';

/** What begins is wrong only because of the day from which it is to begin. */
const handOverConstraints: ConstraintMeanings = {
	...mappingConstraints,
	...twiceAtATime(
		'on',
		'is in the time of an assignment of the other doctor to one of the patients',
	),
};

/** An active assignment of one of the two doctors. */
interface Held
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

/** What is done for one patient: one assignment ends, and another begins unless there is one already. */
interface Move {
	from: Held;
	theirs: Held | undefined;
}

/** What a move makes of the assignments. */
interface Moved {
	ended: Omit<Held, 'primaryOn'>;
	/** The one that goes on, which is new unless `theirs` is there. */
	successor: Omit<Held, 'primaryOn'>;
	isNew: boolean;
	isNamed: boolean;
}

/**
 * Ends what one doctor has with this user's patients and lets another go on with it, in one step: in the same role, and as
 * the primary doctor where the first was. Who looks after a patient already keeps that one assignment.
 * @throws DomainError `not_found` naming an unknown doctor or patient, or if there is nobody to hand over; `validation` if
 * they are more than can be handed over in one step
 */
export function handOverPatients(ctx: UserContext, input: HandOverInput): Promise<HandOver> {
	return explaining(handOverConstraints, () =>
		ctx.db.transaction(async (db) => {
			await requireDoctors(db, input);
			const moves = await movesOf(db, ctx, input, await lockHandedOver(db, ctx, input));
			const [transaction] = await db.execute<{ id: string }>(
				sql`select pg_current_xact_id()::text as id`,
			);
			const id = transaction?.id ?? '';
			const patientIds = moves.map(({ from }) => from.patientId);
			const team = await readNamed(db, ctx, patientIds);
			const moved = outcomeOf(moves, input, team, id);
			const changed = moved.flatMap(({ ended, successor, isNew, isNamed }) =>
				isNew || isNamed ? [ended, successor] : [ended],
			);
			const daysOf = await shareDays(db, ctx, team, changed);
			await end(db, ctx, moved, daysOf);
			await begin(db, ctx, moved, daysOf);
			await promote(db, ctx, moved, daysOf);
			return {
				id,
				patients: moves.length,
				alreadyTheirs: moves.filter(({ theirs }) => theirs !== undefined).length,
			};
		}),
	);
}

async function requireDoctors(db: Db, { fromDoctorId, toDoctorId }: HandOverInput): Promise<void> {
	const [from, to] = await Promise.all([knowsDoctor(db, fromDoctorId), holdDoctor(db, toDoctorId)]);
	const errors: FieldError[] = [
		...(from ? [] : [{ path: 'fromDoctorId', message: 'is not a doctor of this clinic' }]),
		...(to ? [] : [{ path: 'toDoctorId', message: 'is not a doctor in the directory' }]),
	];
	if (errors.length > 0) throw fieldsError('not_found', errors);
}

/** Locks the patients who are to be handed over, and answers who they are. @throws DomainError `validation` if too many */
async function lockHandedOver(
	db: Db,
	ctx: UserContext,
	{ fromDoctorId, patientIds }: HandOverInput,
): Promise<string[]> {
	const theirs = await db
		.select({ id: mappings.patientId })
		.from(mappings)
		.innerJoin(
			patients,
			and(eq(patients.ownerId, mappings.ownerId), eq(patients.id, mappings.patientId)),
		)
		.where(
			and(
				ownActivePatients(ctx),
				eq(mappings.doctorId, fromDoctorId),
				eq(mappings.status, 'active'),
				patientIds ? among(mappings.patientId, patientIds) : undefined,
			),
		)
		.limit(maxHandOver + 1);
	if (theirs.length > maxHandOver) {
		const [most, named] = [maxHandOver, maxNamedPatients].map((n) => n.toLocaleString('en'));
		const message = `looks after more than ${most} of your patients: hand over up to ${named} of them by name, several times over`;
		throw fieldsError('validation', [{ path: 'fromDoctorId', message }]);
	}
	return lockPatients(
		db,
		ctx,
		theirs.map(({ id }) => id),
	);
}

/** What there is to be done, read once nobody else can change it. @throws DomainError `not_found` */
async function movesOf(
	db: Db,
	ctx: UserContext,
	{ fromDoctorId, toDoctorId, patientIds }: HandOverInput,
	locked: string[],
): Promise<Move[]> {
	const held: Held[] = await db
		.select()
		.from(mappings)
		.where(
			and(
				eq(mappings.ownerId, ctx.userId),
				eq(mappings.status, 'active'),
				inArray(mappings.doctorId, [fromDoctorId, toDoctorId]),
				among(mappings.patientId, locked),
			),
		);
	const theirs = new Map(
		held.filter(({ doctorId }) => doctorId === toDoctorId).map((one) => [one.patientId, one]),
	);
	const moves = held
		.filter(({ doctorId }) => doctorId === fromDoctorId)
		.map((from) => ({ from, theirs: theirs.get(from.patientId) }));
	const found = new Set(moves.map(({ from }) => from.patientId));
	const errors = (patientIds ?? []).flatMap((id, index) =>
		found.has(id)
			? []
			: [{ path: `patientIds.${index}`, message: 'is no patient of yours whom this doctor has' }],
	);
	if (errors.length > 0) throw fieldsError('not_found', errors);
	if (moves.length === 0) {
		const message = 'looks after none of your patients';
		throw fieldsError('not_found', [{ path: 'fromDoctorId', message }]);
	}
	return moves;
}

/** What the assignments of each patient become. @param id names the hand-over */
function outcomeOf(moves: Move[], input: HandOverInput, team: Named[], id: string): Moved[] {
	const now = today();
	const day = input.on ?? now;
	const teams = Map.groupBy(team, ({ patientId }) => patientId);
	return moves.map(({ from, theirs }) => {
		const reason = input.reason ?? from.reason;
		const successor = theirs ?? {
			...from,
			...succeeding(from, day, now),
			...{ id: uuidv7(), doctorId: input.toDoctorId, reason, primaryTerms: [] },
		};
		const isNamed = isPrimaryNow(from, from.primaryOn, now);
		const term = {
			from: later(successor.startedOn, day),
			...{ today: now, handOver: id },
		};
		return {
			ended: { ...from, status: 'ended', endedOn: endingOn(from, day), reason },
			successor: isNamed
				? {
						...successor,
						primaryTerms: named(successor, teams.get(from.patientId) ?? [], term),
					}
				: successor,
			isNew: theirs === undefined,
			isNamed,
		};
	});
}

type DaysOf = (id: string) => Span[];

function end(db: Db, ctx: UserContext, moved: Moved[], daysOf: DaysOf): Promise<void> {
	return inPortions(moved, (some) => {
		const ended = rowsOf(
			some.map(({ ended: { id, endedOn, reason }, isNamed }) => ({
				...{ id, ended_on: endedOn, reason, was_primary: isNamed },
				primary_on: writtenSpans(daysOf(id)),
			})),
			sql`id uuid, ended_on date, reason text, was_primary boolean, primary_on datemultirange`,
		);
		return db.execute(sql`
			update ${mappings} set status = 'ended', ended_on = one.ended_on, reason = one.reason, was_primary = one.was_primary, primary_on = one.primary_on
			from ${ended} where ${mappings.ownerId} = ${ctx.userId} and ${mappings.id} = one.id`);
	});
}

function begin(db: Db, ctx: UserContext, moved: Moved[], daysOf: DaysOf): Promise<void> {
	const fresh = moved.filter(({ isNew }) => isNew);
	return inPortions(fresh, (some) => {
		const begun = rowsOf(
			some.map(({ successor: { id, role, reason, notes, ...one } }) => ({
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
			select ${ctx.userId}::uuid, id, patient_id, doctor_id, role, started_on, ended_on, reason, notes, primary_terms, primary_on, 'active'
			from ${begun}`);
	});
}

/** Who looks after a patient already becomes the primary doctor where the one who hands over was. */
function promote(db: Db, ctx: UserContext, moved: Moved[], daysOf: DaysOf): Promise<void> {
	const promoted = moved.filter(({ isNew, isNamed }) => isNamed && !isNew);
	return inPortions(promoted, (some) => {
		const rows = rowsOf(
			some.map(({ successor: { id, primaryTerms } }) => ({
				...{ id, primary_terms: primaryTerms },
				primary_on: writtenSpans(daysOf(id)),
			})),
			sql`id uuid, primary_terms jsonb, primary_on datemultirange`,
		);
		return db.execute(sql`
			update ${mappings} set primary_terms = one.primary_terms, primary_on = one.primary_on
			from ${rows} where ${mappings.ownerId} = ${ctx.userId} and ${mappings.id} = one.id`);
	});
}
