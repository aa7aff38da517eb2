import {
	type FieldError,
	type HandOver,
	type HandOverInput,
	type Mapping,
	maxHandOver,
	maxNamedPatients,
	today,
} from '@hms/contracts';
import { type Db, mappings, patients } from '@hms/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { UserContext } from '../context.ts';
import { knowsDoctor } from '../doctor/queries.ts';
import { explaining, fieldsError } from '../errors.ts';
import { lockPatients, ownActivePatients } from '../patient/queries.ts';
import { among, inPortions, rowsOf } from '../sets.ts';
import { holdDoctor } from './locks.ts';
import { endingOn, mappingConstraints, succeeding } from './rules.ts';

/** An active assignment of one of the two doctors. */
type Held = Pick<
	Mapping,
	| 'id'
	| 'patientId'
	| 'doctorId'
	| 'role'
	| 'isPrimary'
	| 'startedOn'
	| 'endedOn'
	| 'reason'
	| 'notes'
>;

/** What is done for one patient: one assignment ends, and another begins unless there is one already. */
interface Move {
	from: Held;
	theirs: Held | undefined;
}

/**
 * Ends what one doctor has with this user's patients and lets another go on with it, in one step: in the same role, and as
 * the primary doctor where the first was. Who looks after a patient already keeps that one assignment.
 * @throws DomainError `not_found` naming an unknown doctor or patient, or if there is nobody to hand over; `validation` if
 * they are more than can be handed over in one step
 */
export function handOverPatients(ctx: UserContext, input: HandOverInput): Promise<HandOver> {
	return explaining(mappingConstraints, () =>
		ctx.db.transaction(async (db) => {
			await requireDoctors(db, input);
			const moves = await movesOf(db, ctx, input, await lockHandedOver(db, ctx, input));
			await end(db, ctx, input, moves);
			await begin(db, ctx, input, moves);
			await promote(db, ctx, moves);
			const [transaction] = await db.execute<{ id: string }>(
				sql`select pg_current_xact_id()::text as id`,
			);
			return {
				id: transaction?.id ?? '',
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

function end(db: Db, ctx: UserContext, input: HandOverInput, moves: Move[]): Promise<void> {
	const day = input.on ?? today();
	return inPortions(moves, (some) => {
		const ended = rowsOf(
			some.map(({ from }) => ({
				id: from.id,
				ended_on: endingOn(from, day),
				reason: input.reason ?? from.reason,
			})),
			sql`id uuid, ended_on date, reason text`,
		);
		return db.execute(sql`
			update ${mappings} set status = 'ended', ended_on = one.ended_on, reason = one.reason
			from ${ended} where ${mappings.ownerId} = ${ctx.userId} and ${mappings.id} = one.id`);
	});
}

function begin(db: Db, ctx: UserContext, input: HandOverInput, moves: Move[]): Promise<void> {
	const day = input.on ?? today();
	const fresh = moves.filter(({ theirs }) => theirs === undefined);
	return inPortions(fresh, (some) => {
		const begun = rowsOf(
			some.map(({ from }) => {
				const { startedOn, endedOn } = succeeding(from, day, today());
				return {
					id: uuidv7(),
					patient_id: from.patientId,
					role: from.role,
					is_primary: from.isPrimary,
					started_on: startedOn,
					ended_on: endedOn,
					reason: input.reason ?? from.reason,
					notes: from.notes,
				};
			}),
			sql`id uuid, patient_id uuid, role mapping_role, is_primary boolean, started_on date, ended_on date, reason text, notes text`,
		);
		return db.execute(sql`
			insert into ${mappings} (owner_id, id, patient_id, doctor_id, role, is_primary, started_on, ended_on, reason, notes, status)
			select ${ctx.userId}::uuid, id, patient_id, ${input.toDoctorId}::uuid, role, is_primary, started_on, ended_on, reason, notes, 'active'
			from ${begun}`);
	});
}

/** Who looks after a patient already becomes the primary doctor where the one who hands over was. */
function promote(db: Db, ctx: UserContext, moves: Move[]): Promise<void> {
	const promoted = moves.flatMap(({ from, theirs }) =>
		theirs !== undefined && from.isPrimary ? theirs.id : [],
	);
	return inPortions(promoted, (some) =>
		db
			.update(mappings)
			.set({ isPrimary: true })
			.where(and(eq(mappings.ownerId, ctx.userId), among(mappings.id, some))),
	);
}
