import {
	accessKinds,
	emergencyAccessMs,
	emergencySearchesAnHour,
	maxEmergencyMatches,
	type OpenInEmergencyInput,
} from '@hms/contracts';
import { slotMs } from '../access/accesses.ts';
import { page } from '../list/page.ts';
import { folded } from '../list/search.ts';
import { addNotification } from '../notification/notifications.ts';
import { recordEvent } from '../security-event/security-events.ts';
import { showShare } from '../share/shares.ts';
import { receivedShares } from '../state/access.ts';
import { rowsOf } from '../state/records.ts';
import { field, notFound, type Refusal, refusal, refusalOf } from '../state/refusal.ts';
import type { Call, Json, Opened, Row, Rule, Share, State } from '../state/state.ts';

/** The setting of a clinic in memory is the default: administrators. */
function refuseOthers({ state, user }: Call): Refusal | undefined {
	return state.users.get(user)?.role === 'admin'
		? undefined
		: refusalOf('forbidden', 'Only administrators may do this.');
}

const named = ({ users }: State, id: string) => ({ id, name: users.get(id)?.name });

function find(call: Call) {
	const refused = refuseOthers(call);
	if (refused) return refused;
	const { state, user, input, chosen } = call;
	const since = Date.parse(chosen.now()) - 3_600_000;
	const searches = state.events.filter(
		({ kind, actor, at }) =>
			kind === 'emergency_searched' && actor === user && Date.parse(at) > since,
	);
	if (searches.length >= emergencySearchesAnHour) {
		const detail = `You can search for ${emergencySearchesAnHour} patients an hour in an emergency.`;
		return refusalOf('too_many_requests', detail);
	}
	const detail = input['mrn'] === undefined ? 'by name' : 'by MRN';
	recordEvent(call, { kind: 'emergency_searched', detail });
	const items = rowsOf(state, 'patient')
		.filter((row) => row.status === 'active' && isAsked(row, input))
		.slice(0, maxEmergencyMatches)
		.map(({ id, owner }) => ({ patientId: id, owner: named(state, String(owner)) }));
	return () => ({ items });
}

function isAsked({ fields, formerMrns = [] }: Row, { mrn, ...name }: Json): boolean {
	// Numbers that differ in spaces and punctuation only are the same.
	const asNumber = (text: unknown) => folded(text).replaceAll(' ', '');
	return mrn === undefined
		? fields['dateOfBirth'] === name['dateOfBirth'] &&
				['givenName', 'familyName'].every((part) => folded(fields[part]) === folded(name[part]))
		: [fields['mrn'], ...formerMrns].some((number) => asNumber(number) === asNumber(mrn));
}

function open(call: Call) {
	const refused = refuseOthers(call);
	if (refused) return refused;
	const { state, user, chosen } = call;
	const { patientId, reason } = call.input as unknown as OpenInEmergencyInput; // validated
	const patient = rowsOf(state, 'patient').find(
		({ id, status }) => id === patientId && status === 'active',
	);
	if (!patient) return refusal('not_found', field('patientId', 'has no account in this clinic'));
	const owner = String(patient.owner);
	const isOf = (share: Share) => share.owner === owner && share.user === user;
	const isShared = receivedShares(call).some(
		(share) =>
			isOf(share) &&
			!share.isEmergency &&
			(share.patientId === null || share.patientId === patientId),
	);
	if (owner === user || isShared) {
		return refusalOf('conflict', 'You already have access to this patient.');
	}
	for (const share of state.shares.values()) {
		if (isOf(share) && share.isEmergency && share.patientId === patientId) {
			state.shares.delete(share.id);
		}
	}
	const made = { id: chosen.id(), patientId, owner, user, reason, createdAt: chosen.now() };
	const share: Share = { ...made, level: 'read', until: null, isEmergency: true };
	state.shares.set(share.id, share);
	state.emergencyAccesses.set(made.id, { ...made, review: null });
	addNotification(call, owner, { kind: 'emergency_access', patientId, reason });
	recordEvent(call, { kind: 'emergency_opened', about: owner });
	return () => showShare(state, share);
}

/** What was read by it: of each kind how often, and when last. */
function readsOf({ accesses }: State, { patientId, user, createdAt }: Opened) {
	const opened = Date.parse(createdAt);
	const times = [...accesses.values()]
		.filter((one) => one.patient === patientId && one.user === user && one.right === 'emergency')
		.map(({ kind, at }) => ({ kind, at, slot: Math.floor(Date.parse(at) / slotMs) * slotMs }))
		.filter(({ slot }) => slot > opened - slotMs && slot < opened + emergencyAccessMs);
	return accessKinds.flatMap((kind) => {
		const ofKind = times.filter((one) => one.kind === kind);
		const lastAt = ofKind
			.map(({ at }) => at)
			.sort()
			.at(-1);
		return lastAt === undefined ? [] : [{ kind, count: ofKind.length, lastAt }];
	});
}

function show(state: State, access: Opened): Json {
	const { owner, user, review, ...opened } = access;
	return {
		...{ ...opened, owner: named(state, owner), user: named(state, user) },
		endsAt: new Date(Date.parse(opened.createdAt) + emergencyAccessMs).toISOString(),
		reads: readsOf(state, access),
		review: review && { ...review, user: named(state, review.user) },
	};
}

function list(call: Call) {
	const { state, user, input } = call;
	const refused = refuseOthers(call);
	const { patientId } = input;
	if (refused && patientId === undefined) return refused;
	const visible = [...state.emergencyAccesses.values()].filter(
		(one) =>
			(!refused || one.owner === user) && (patientId === undefined || one.patientId === patientId),
	);
	return page(
		visible.filter(({ review }) => !input['unreviewed'] || review === null),
		input,
		{
			sorts: { createdAt: { by: ({ createdAt }) => createdAt, order: 'desc' } },
			fallback: 'createdAt',
			show: (opened) => show(state, opened),
		},
	);
}

function review(call: Call) {
	const { state, user, input, chosen } = call;
	const opened = state.emergencyAccesses.get(String(input['id']));
	if (!opened) return notFound('emergency access');
	if (opened.user === user) {
		return refusalOf('forbidden', 'Someone else has to review your emergency access.');
	}
	if (opened.review) return refusalOf('conflict', 'This was already reviewed.');
	opened.review = { at: chosen.now(), user, note: String(input['note']) };
	recordEvent(call, { kind: 'emergency_reviewed', about: opened.user });
	return () => show(state, opened);
}

export const emergencyAccessRules = { find, open, list, review } satisfies Record<string, Rule>;
