import {
	type FieldError,
	type HandOver,
	type HandOverInput,
	maxHandOver,
	maxNamedPatients,
	today,
} from '@hms/contracts';
import { type Db, mappings, patients } from '@hms/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { findShared, ownersOnly } from '../access/shared.ts';
import { isIn } from '../bulk/rows.ts';
import type { UserContext } from '../context.ts';
import { doctorExists } from '../doctor/queries.ts';
import { type ConstraintErrors, mapConstraintErrors } from '../errors/constraint-errors.ts';
import { domainErrorOf } from '../errors/convert.ts';
import { errorForFields } from '../errors/domain-error.ts';
import { lockPatients, ownActivePatients } from '../patient/queries.ts';
import {
	type ActiveMapping,
	endMappings,
	insertSuccessors,
	makeSuccessorsPrimary,
	type TransferResult,
} from './hand-over-writes.ts';
import { lockDoctor } from './locks.ts';
import { isPrimaryNow, laterDay, withNewTerm } from './primary.ts';
import {
	readMappingsWithTerms,
	type StoredMappingWithTerms,
	updatePrimaryDays,
} from './primary-days.ts';
import { endDate, mappingConstraints, overlapErrors, successorDates } from './rules.ts';

/** Only the first day can make a successor overlap another mapping. */
const handOverConstraints: ConstraintErrors = {
	...mappingConstraints,
	...overlapErrors('on', 'overlaps an assignment of the other doctor to one of the patients'),
};

/** The hand-over of one patient: a mapping ends, and its successor begins unless the other doctor has one already. */
interface Transfer {
	from: ActiveMapping;
	theirs: ActiveMapping | undefined;
}

/**
 * Hands the patients of one doctor over to another, in one transaction: each mapping ends, and its successor has the same role
 * and is the primary one if the ended one was. A doctor who looks after a patient already keeps that mapping.
 * @throws DomainError `not_found` naming an unknown doctor or patient, or if there is no patient to hand over; `forbidden` for a
 * patient of somebody else who shares it; `validation` if there are more than `maxHandOver`
 */
export async function handOverPatients(ctx: UserContext, input: HandOverInput): Promise<HandOver> {
	try {
		return await handOverOwn(ctx, input);
	} catch (error) {
		// A shared patient is handed over by the owner alone. Others learn of the first that is no own one.
		const { code, errors = [] } = domainErrorOf(error);
		const path =
			code === 'not_found'
				? errors.find((one) => one.path.startsWith('patientIds.'))?.path
				: undefined;
		const id = path && input.patientIds?.[Number(path.split('.')[1])];
		if (id && (await findShared(ctx, { kind: 'patient', id }))) throw ownersOnly();
		throw error;
	}
}

function handOverOwn(ctx: UserContext, input: HandOverInput): Promise<HandOver> {
	return mapConstraintErrors(handOverConstraints, () =>
		ctx.db.transaction(async (db) => {
			await checkDoctors(db, input);
			const transfers = await readTransfers(
				db,
				ctx,
				input,
				await lockPatientsToHandOver(db, ctx, input),
			);
			const [transaction] = await db.execute<{ id: string }>(
				sql`select pg_current_xact_id()::text as id`,
			);
			const id = transaction?.id ?? '';
			const patientIds = transfers.map(({ from }) => from.patientId);
			const team = await readMappingsWithTerms(db, ctx, patientIds);
			const results = planTransfers(transfers, input, team, id);
			const changed = results.flatMap(({ ended, successor, isNew, becomesPrimary }) =>
				isNew || becomesPrimary ? [ended, successor] : [ended],
			);
			const daysOf = await updatePrimaryDays(db, ctx, team, changed);
			await endMappings(db, ctx, results, daysOf);
			await insertSuccessors(db, ctx, results, daysOf);
			await makeSuccessorsPrimary(db, ctx, results, daysOf);
			return {
				id,
				patients: transfers.length,
				alreadyTheirs: transfers.filter(({ theirs }) => theirs !== undefined).length,
			};
		}),
	);
}

async function checkDoctors(db: Db, { fromDoctorId, toDoctorId }: HandOverInput): Promise<void> {
	const [from, to] = await Promise.all([
		doctorExists(db, fromDoctorId),
		lockDoctor(db, toDoctorId),
	]);
	const errors: FieldError[] = [
		...(from ? [] : [{ path: 'fromDoctorId', message: 'is not a doctor of this clinic' }]),
		...(to ? [] : [{ path: 'toDoctorId', message: 'is not a doctor in the directory' }]),
	];
	if (errors.length > 0) throw errorForFields('not_found', errors);
}

/** Locks the patients to hand over. @returns their ids. @throws DomainError `validation` if there are too many */
async function lockPatientsToHandOver(
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
				patientIds ? isIn(mappings.patientId, patientIds) : undefined,
			),
		)
		.limit(maxHandOver + 1);
	if (theirs.length > maxHandOver) {
		const [most, named] = [maxHandOver, maxNamedPatients].map((n) => n.toLocaleString('en'));
		const message = `looks after more than ${most} of your patients: hand over up to ${named} of them by name, several times over`;
		throw errorForFields('validation', [{ path: 'fromDoctorId', message }]);
	}
	return lockPatients(
		db,
		ctx,
		theirs.map(({ id }) => id),
	);
}

/** Reads the mappings to hand over, after their patients are locked. @throws DomainError `not_found` */
async function readTransfers(
	db: Db,
	ctx: UserContext,
	{ fromDoctorId, toDoctorId, patientIds }: HandOverInput,
	locked: string[],
): Promise<Transfer[]> {
	const active: ActiveMapping[] = await db
		.select()
		.from(mappings)
		.where(
			and(
				eq(mappings.ownerId, ctx.ownerId),
				eq(mappings.status, 'active'),
				inArray(mappings.doctorId, [fromDoctorId, toDoctorId]),
				isIn(mappings.patientId, locked),
			),
		);
	const theirs = new Map(
		active.filter(({ doctorId }) => doctorId === toDoctorId).map((one) => [one.patientId, one]),
	);
	const transfers = active
		.filter(({ doctorId }) => doctorId === fromDoctorId)
		.map((from) => ({ from, theirs: theirs.get(from.patientId) }));
	const found = new Set(transfers.map(({ from }) => from.patientId));
	const errors = (patientIds ?? []).flatMap((id, index) =>
		found.has(id)
			? []
			: [{ path: `patientIds.${index}`, message: 'is no patient of yours whom this doctor has' }],
	);
	if (errors.length > 0) throw errorForFields('not_found', errors);
	if (transfers.length === 0) {
		const message = 'looks after none of your patients';
		throw errorForFields('not_found', [{ path: 'fromDoctorId', message }]);
	}
	return transfers;
}

/** The mappings of each patient after the hand-over. @param id the hand-over's id */
function planTransfers(
	transfers: Transfer[],
	input: HandOverInput,
	team: StoredMappingWithTerms[],
	id: string,
): TransferResult[] {
	const now = today();
	const day = input.on ?? now;
	const teams = Map.groupBy(team, ({ patientId }) => patientId);
	return transfers.map(({ from, theirs }) => {
		const reason = input.reason ?? from.reason;
		const successor = theirs ?? {
			...from,
			...successorDates(from, day, now),
			...{ id: uuidv7(), doctorId: input.toDoctorId, reason, primaryTerms: [] },
		};
		const becomesPrimary = isPrimaryNow(from, from.primaryOn, now);
		const term = {
			from: laterDay(successor.startedOn, day),
			...{ today: now, handOver: id },
		};
		return {
			ended: { ...from, status: 'ended', endedOn: endDate(from, day), reason },
			successor: becomesPrimary
				? {
						...successor,
						primaryTerms: withNewTerm(successor, teams.get(from.patientId) ?? [], term),
					}
				: successor,
			isNew: theirs === undefined,
			becomesPrimary,
		};
	});
}
