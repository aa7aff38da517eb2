import { type CreateTransferInput, transferUndoDays } from '@hms/contracts';
import { addNotification } from '../notification/notifications.ts';
import { recordEvent } from '../security-event/security-events.ts';
import { ownersOnly, readable } from '../state/access.ts';
import { give, owned, rowsOf } from '../state/records.ts';
import { field, notFound, refusal, refusalOf } from '../state/refusal.ts';
import type { Account, Call, Decision, Row, Rule, Transfer } from '../state/state.ts';

function create(call: Call): Decision {
	const { state, user, chosen } = call;
	const {
		patientIds,
		toUserId,
		fromUserId = user,
		reason,
	} = call.input as unknown as CreateTransferInput; // validated
	if (toUserId === fromUserId) {
		return refusal('validation', field('toUserId', 'must be someone else'));
	}
	const from = state.users.get(fromUserId);
	if (fromUserId !== user && state.users.get(user)?.role !== 'admin') {
		return refusalOf('forbidden', 'Only administrators may do this.');
	}
	if (!from) return refusal('not_found', field('fromUserId', 'has no account in this clinic'));
	if (fromUserId !== user && from.status === 'active') {
		const detail = 'Only the owner of these patients may give them to somebody else.';
		return refusalOf('forbidden', detail);
	}
	const to = state.users.get(toUserId);
	if (to?.status !== 'active') {
		return refusal('not_found', field('toUserId', 'has no account in this clinic'));
	}
	const owns = rowsOf(state, 'patient').filter(({ owner }) => owner === from.id);
	const asked = patientIds && new Set(patientIds);
	const given = asked ? owns.filter(({ id }) => asked.has(id)) : owns;
	if (given.length < (asked?.size ?? 1)) return whyNotGiven(call, patientIds);
	const transfer: Transfer = {
		...{ id: chosen.otherId(), from: from.id, to: to.id, at: chosen.now(), isUndone: false },
		mrns: new Map(),
	};
	state.transfers.set(transfer.id, transfer);
	for (const { id, before, after } of move(call, given, to.id, ({ fields }) => fields['mrn'])) {
		transfer.mrns.set(id, { before, after });
	}
	const count = given.length;
	addNotification(call, to.id, { kind: 'transfer_received', count, reason });
	const about = from.id === user ? to.id : from.id;
	recordEvent(call, { kind: 'patients_transferred', about, detail: String(count) });
	return answer(transfer, from, to, count);
}

function whyNotGiven(call: Call, patientIds: string[] | undefined) {
	const isShared = (id: string) => !owned(call, 'patient', id) && readable(call, 'patient', id);
	if (patientIds?.some(isShared)) return ownersOnly();
	return patientIds
		? refusal('not_found', field('patientIds', 'are not all patients of that owner'))
		: refusal('not_found', field('fromUserId', 'has no patients'));
}

function undo(call: Call): Decision {
	const { state, user, input, chosen } = call;
	const transfer = state.transfers.get(String(input['id']));
	const [from, to] = [transfer?.from, transfer?.to].map((id) => state.users.get(String(id)));
	const isAdmins = state.users.get(user)?.role === 'admin' && from?.status === 'disabled';
	const isKnown = from?.id === user || to?.id === user || isAdmins;
	if (!transfer || !from || !to || !isKnown) return notFound('transfer');
	if (to.id === user) {
		return refusalOf(
			'forbidden',
			'Only the person who transferred these patients can take them back.',
		);
	}
	if (Date.parse(transfer.at) < Date.parse(chosen.now()) - transferUndoDays * 86_400_000) {
		return refusalOf('conflict', `A transfer can be undone for ${transferUndoDays} days.`);
	}
	if (transfer.isUndone) return refusalOf('conflict', 'This transfer was already undone.');
	const { mrns } = transfer;
	const given = rowsOf(state, 'patient').filter(({ id, owner }) => owner === to.id && mrns.has(id));
	if (given.length === 0) {
		return refusalOf('conflict', 'None of these patients is the receiver’s any more.');
	}
	move(call, given, from.id, ({ id, fields }) => {
		const mrn = mrns.get(id);
		return mrn?.after === fields['mrn'] ? mrn?.before : fields['mrn'];
	});
	transfer.isUndone = true;
	const count = given.length;
	addNotification(call, to.id, { kind: 'transfer_undone', count });
	recordEvent(call, { kind: 'transfer_undone', about: to.id, detail: String(count) });
	return answer(transfer, from, to, count);
}

const answer = ({ id }: Transfer, from: Account, to: Account, count: number) => {
	const named = (user: Account) => ({ id: user.id, name: user.name });
	return () => ({ id, from: named(from), to: named(to), count });
};

/**
 * Gives patients to another owner: first those whose number is free there. The others get a new one.
 * @param numberOf the number that a patient is to have
 * @returns the numbers before and after
 */
function move(call: Call, patients: Row[], to: string, numberOf: (row: Row) => unknown) {
	const { state, chosen } = call;
	const upper = (mrn: unknown) => String(mrn).toUpperCase();
	const taken = new Set(
		rowsOf(state, 'patient')
			.filter(({ owner }) => owner === to)
			.map(({ fields }) => upper(fields['mrn'])),
	);
	const isFree = (mrn: unknown) => !taken.has(upper(mrn));
	const moved: { id: string; before: string; after: string }[] = [];
	const moveTo = (row: Row, after: string) => {
		moved.push({ id: row.id, before: String(row.fields['mrn']), after });
		taken.add(upper(after));
		give(call, row, to, after);
	};
	const colliding: Row[] = [];
	for (const row of patients) {
		const wanted = numberOf(row);
		if (isFree(wanted)) moveTo(row, String(wanted));
		else colliding.push(row);
	}
	for (const row of colliding) moveTo(row, chosen.mrn(isFree));
	return moved;
}

export const transferRules = { create, undo } satisfies Record<string, Rule>;
