import {
	emergencySearchesAnHour,
	maxEmergencyMatches,
	type OpenInEmergencyInput,
} from '@hms/contracts';
import { page } from '../list/page.ts';
import { folded } from '../list/search.ts';
import { addNotification } from '../notification/notifications.ts';
import { recordEvent } from '../security-event/security-events.ts';
import { showShare } from '../share/shares.ts';
import { receivedShares } from '../state/access.ts';
import { rowsOf } from '../state/records.ts';
import { field, notFound, type Refusal, refusal, refusalOf } from '../state/refusal.ts';
import type { Call, Json, Opened, Row, Rule, Share, State } from '../state/state.ts';

const hourMs = 3_600_000;

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
	const since = Date.parse(chosen.now()) - hourMs;
	const searches = state.events.filter(
		({ kind, actor, at }) =>
			kind === 'emergency_searched' && actor === user && Date.parse(at) > since,
	);
	if (searches.length >= emergencySearchesAnHour) {
		const detail = `You may look for ${emergencySearchesAnHour} patients an hour in an emergency.`;
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
	if (!patient) return refusal('not_found', field('patientId', 'is nobody of this clinic'));
	const owner = String(patient.owner);
	const isOf = (share: Share) => share.owner === owner && share.user === user;
	const isShared = receivedShares(call).some(
		(share) =>
			isOf(share) &&
			!share.isEmergency &&
			(share.patientId === null || share.patientId === patientId),
	);
	if (owner === user || isShared) {
		return refusalOf('conflict', 'You may read this patient without an emergency.');
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

function show(state: State, { owner, user, review, ...opened }: Opened): Json {
	return {
		...{ ...opened, owner: named(state, owner), user: named(state, user) },
		endsAt: new Date(Date.parse(opened.createdAt) + hourMs).toISOString(),
		review: review && { ...review, user: named(state, review.user) },
	};
}

function list({ state, input }: Call) {
	const all = [...state.emergencyAccesses.values()];
	return page(
		all.filter(({ review }) => !input['unreviewed'] || review === null),
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
		return refusalOf('forbidden', 'Somebody else has to review your emergency access.');
	}
	if (opened.review) return refusalOf('conflict', 'This is reviewed already.');
	opened.review = { at: chosen.now(), user, note: String(input['note']) };
	recordEvent(call, { kind: 'emergency_reviewed', about: opened.user });
	return () => show(state, opened);
}

export const emergencyAccessRules = { find, open, list, review } satisfies Record<string, Rule>;
