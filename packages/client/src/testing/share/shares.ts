import type { CreateShareInput } from '@hms/contracts';
import { page } from '../list/page.ts';
import { addNotification } from '../notification/notifications.ts';
import { recordEvent } from '../security-event/security-events.ts';
import { hasEnded, isLive, ownersOnly, readable } from '../state/access.ts';
import { reachable } from '../state/records.ts';
import { field, notFound, refusal, refusalOf } from '../state/refusal.ts';
import type { Call, Json, Rule, Share, State } from '../state/state.ts';

export function showShare({ users }: State, { owner, user, ...share }: Share): Json {
	const named = (id: string) => ({ id, name: users.get(id)?.name });
	return { ...share, owner: named(owner), user: named(user) };
}

function list({ state, user, input }: Call) {
	const { direction = 'given', patientId } = input;
	const shares = [...state.shares.values()].filter(
		(share) =>
			(direction === 'given'
				? share.owner === user && !hasEnded(share)
				: share.user === user && isLive(state, share)) &&
			(patientId === undefined || share.patientId === null || share.patientId === patientId),
	);
	return page(shares, input, {
		sorts: { createdAt: { by: ({ createdAt }) => createdAt, order: 'desc' } },
		fallback: 'createdAt',
		show: (share) => showShare(state, share),
	});
}

function create(call: Call) {
	const { state, user: owner, input, chosen } = call;
	const { userId: user, ...fields } = input as unknown as CreateShareInput; // validated
	if (user === owner) return refusal('validation', field('userId', 'must be someone else'));
	const { patientId } = fields;
	const hasPatient = patientId === null || reachable(call, 'patient', patientId) !== undefined;
	const isOthers = state.rows.get(String(patientId))?.owner !== owner;
	if (!hasPatient && isOthers && readable(call, 'patient', patientId)) return ownersOnly();
	const errors = [
		...(hasPatient ? [] : [field('patientId', 'is not a patient of yours')]),
		...(state.users.get(user)?.status === 'active'
			? []
			: [field('userId', 'has no account in this clinic')]),
	];
	if (errors.length > 0) return refusal('not_found', ...errors);
	const like = [...state.shares.values()].find(
		(one) =>
			one.owner === owner && one.user === user && one.patientId === patientId && !one.isEmergency,
	);
	if (like && !hasEnded(like)) {
		return refusal('already_shared', field('userId', 'already has access; change that instead'));
	}
	if (like) state.shares.delete(like.id);
	const made = { id: chosen.id(), owner, user, createdAt: chosen.now() };
	const share = { ...fields, ...made, isEmergency: false };
	state.shares.set(share.id, share);
	addNotification(call, user, { kind: 'share_received', ...fields });
	record(call, 'share_made', share);
	return () => showShare(state, share);
}

/** The one of the two who is not the caller. */
const otherOf = ({ owner, user }: Share, caller: string) => (owner === caller ? user : owner);

function record(
	call: Call,
	kind: 'share_made' | 'share_changed' | 'share_ended',
	share: Share,
): void {
	const detail = `${share.level} ${share.patientId === null ? 'all' : 'one'}`;
	recordEvent(call, { kind, about: otherOf(share, call.user), detail });
}

/** A share that this user gives or receives. */
function find({ state, user, input }: Call): Share | undefined {
	const share = state.shares.get(String(input['id']));
	const isParty = share?.owner === user || share?.user === user;
	return share && isParty && !hasEnded(share) ? share : undefined;
}

function update(call: Call) {
	const share = find(call);
	if (!share) return notFound('share');
	if (share.isEmergency) {
		return refusalOf('forbidden', 'An emergency access can be ended, and not changed.');
	}
	if (share.owner !== call.user) {
		return refusalOf('forbidden', 'Only the person who shares this can change it.');
	}
	const { level = share.level, until = share.until } = call.input as Partial<Share>; // validated
	Object.assign(share, { level, until });
	record(call, 'share_changed', share);
	return () => showShare(call.state, share);
}

function end(call: Call) {
	const share = find(call);
	if (!share) return notFound('share');
	call.state.shares.delete(share.id);
	const { patientId } = share;
	addNotification(call, otherOf(share, call.user), { kind: 'share_ended', patientId });
	record(call, 'share_ended', share);
	return () => undefined;
}

export const shareRules = { list, create, update, end } satisfies Record<string, Rule>;
