import { type FieldError, maxHandOver, maxNamedPatients, today } from '@hms/contracts';
import { activePatients, idsOf } from '../patient/patients.ts';
import { ownersOnly, readable } from '../state/access.ts';
import { add, owned, reachable, write } from '../state/records.ts';
import { field, type Refusal, refusal } from '../state/refusal.ts';
import type { Call, Decision, HandedOver, Row } from '../state/state.ts';
import { activeMapping } from './bulk.ts';
import { endDate } from './change.ts';
import { newMapping } from './mappings.ts';
import { isPrimary, latest, noPrimary, updatePrimaryDays, withNewTerm } from './primary.ts';
import { checkBirth, checkOverlap } from './rules.ts';

/** One patient's part of a hand-over: the mapping that ends, and the other doctor's where there is one. */
interface Transfer {
	from: Row;
	theirs: Row | undefined;
}

/** Hands the patients of one doctor over to another. */
export function handOver(call: Call): Decision {
	const { fromDoctorId, toDoctorId, on } = call.input;
	const unknown = [
		...(call.state.rows.get(String(fromDoctorId))?.kind === 'doctor'
			? []
			: [field('fromDoctorId', 'is not a doctor of this clinic')]),
		...(reachable(call, 'doctor', toDoctorId)
			? []
			: [field('toDoctorId', 'is not a doctor in the directory')]),
	];
	if (unknown.length > 0) return refusal('not_found', ...unknown);
	const transfers = transfersOf(call);
	if ('refused' in transfers) return transfers;
	const day = String(on ?? today());
	const id = String(call.state.handOvers.size + 1);
	const plans = transfers.map((transfer) => planOf(call, transfer, { day, id }));
	for (const { transfer, successor } of plans) {
		const refused = transfer.theirs ? undefined : refuseSuccessor(call, successor);
		if (refused) return refused;
	}
	const before = new Map([...call.state.rows].map(([key, { version }]) => [key, version]));
	for (const plan of plans) carryOut(call, plan);
	const rows = [...call.state.rows.values()].flatMap((row): HandedOver[] => {
		if (row.kind !== 'mapping' || before.get(row.id) === row.version) return [];
		const isNew = !before.has(row.id);
		const action = isNew ? 'created' : row.status === 'ended' ? 'ended' : 'updated';
		return [{ id: row.id, version: row.version, action }];
	});
	const at = Date.parse(call.chosen.now());
	call.state.handOvers.set(id, { owner: call.user, at, rows });
	return () => ({
		id,
		patients: transfers.length,
		alreadyTheirs: transfers.filter(({ theirs }) => theirs !== undefined).length,
	});
}

function transfersOf(call: Call): Transfer[] | Refusal {
	const { fromDoctorId, toDoctorId, patientIds } = call.input;
	const named = patientIds === undefined ? undefined : idsOf(patientIds);
	const transfers = activePatients(call)
		.filter(({ id }) => named === undefined || named.includes(id))
		.flatMap(({ id }) => {
			const from = activeMapping(call, id, fromDoctorId);
			return from ? [{ from, theirs: activeMapping(call, id, toDoctorId) }] : [];
		});
	if (transfers.length > maxHandOver) {
		const [most, names] = [maxHandOver, maxNamedPatients].map((n) => n.toLocaleString('en'));
		const message = `looks after more than ${most} of your patients: hand over up to ${names} of them by name, several times over`;
		return refusal('validation', field('fromDoctorId', message));
	}
	const found = new Set(transfers.map(({ from }) => from.fields['patientId']));
	const errors: FieldError[] = (Array.isArray(patientIds) ? patientIds : []).flatMap((id, index) =>
		found.has(id)
			? []
			: [field(`patientIds.${index}`, 'is no patient of yours whom this doctor has')],
	);
	// A shared patient is handed over by the owner alone.
	const [missing] = (named ?? []).filter((id) => !found.has(id));
	if (
		missing !== undefined &&
		!owned(call, 'patient', missing) &&
		readable(call, 'patient', missing)
	) {
		return ownersOnly();
	}
	if (errors.length > 0) return refusal('not_found', ...errors);
	return transfers.length > 0
		? transfers
		: refusal('not_found', field('fromDoctorId', 'looks after none of your patients'));
}

/** The mappings of one patient after the hand-over. */
interface Plan {
	transfer: Transfer;
	ended: Row;
	successor: Row;
	becomesPrimary: boolean;
}

function planOf(call: Call, transfer: Transfer, { day, id }: { day: string; id: string }): Plan {
	const { state, input } = call;
	const { from, theirs } = transfer;
	const { startedOn, endedOn } = from.fields;
	const reason = input['reason'] ?? from.fields['reason'];
	const becomesPrimary = isPrimary(state, from);
	const successor: Row = theirs
		? { ...theirs }
		: newMapping(call, {
				...{ ...from.fields, doctorId: input['toDoctorId'], reason },
				startedOn: latest(String(startedOn), day),
				endedOn: endedOn !== null && String(endedOn) > today() ? endedOn : null,
			});
	if (becomesPrimary) {
		const first = latest(String(successor.fields['startedOn']), day);
		const terms = withNewTerm(state, successor, first, id);
		successor.primary = { ...(successor.primary ?? noPrimary), terms };
	}
	const fields = { ...from.fields, endedOn: endDate(from, day), reason };
	return { transfer, ended: { ...from, fields, status: 'ended' }, successor, becomesPrimary };
}

/** Only the first day can make a new mapping overlap another, or begin before its patient's birth. */
function refuseSuccessor(call: Call, successor: Row): Refusal | undefined {
	const message = 'overlaps an assignment of the other doctor to one of the patients';
	return checkOverlap(call, successor)
		? refusal('already_assigned', field('on', message))
		: checkBirth(call, successor);
}

function carryOut(call: Call, { transfer, ended, successor, becomesPrimary }: Plan): void {
	const { from, theirs } = transfer;
	const isWritten = theirs === undefined || becomesPrimary;
	const days = updatePrimaryDays(call, isWritten ? [ended, successor] : [ended]);
	const primaryOf = (row: Row) => row.primary && { ...row.primary, on: days.get(row) ?? null };
	const endedPrimary = primaryOf(ended);
	write(call, from, {
		...{ fields: ended.fields, status: 'ended' },
		primary: endedPrimary && { ...endedPrimary, was: becomesPrimary },
	});
	if (theirs === undefined) add(call, { ...successor, primary: primaryOf(successor) });
	else if (becomesPrimary) write(call, theirs, { primary: primaryOf(successor) });
}
