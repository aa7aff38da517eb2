import { page } from '../list/page.ts';
import { recordEvent } from '../security-event/security-events.ts';
import { after, linkTo, newSecret } from '../state/link.ts';
import { field, notFound, refusal } from '../state/refusal.ts';
import type { Call, Invitation, Json, Rule, State } from '../state/state.ts';

/** Seconds for which an invitation is good. */
const lifetime = 7 * 24 * 3600;

const show = ({ token: _token, ...invitation }: Invitation): Json => invitation;

/** The invitations that can be used now. */
export const openInvitations = ({ invitations }: State, now: string): Invitation[] =>
	[...invitations.values()].filter(({ expiresAt }) => now < expiresAt);

/** Deletes the invitation of an address, if there is one. */
export function deleteInvitation({ invitations }: State, email: string): void {
	for (const [id, one] of invitations) if (one.email === email) invitations.delete(id);
}

function create(call: Call) {
	const { state, input, chosen } = call;
	const { email, name = null, role } = input as Pick<Invitation, 'email' | 'role'> & Json; // validated
	if ([...state.users.values()].some((user) => user.email === email)) {
		return refusal('email_taken', field('email', 'already has an account'));
	}
	deleteInvitation(state, email);
	const invitation: Invitation = {
		...{ id: chosen.otherId(), email, name: name === null ? null : String(name), role },
		...{ createdAt: chosen.now(), expiresAt: after(chosen.now(), lifetime) },
		token: newSecret(chosen),
	};
	state.invitations.set(invitation.id, invitation);
	recordEvent(call, { kind: 'invitation_made', email, detail: role });
	const url = linkTo('/register', 'invitation', invitation.token);
	return () => ({ ...show(invitation), url, mailed: false });
}

export const invitationRules = {
	list: ({ state, input, chosen }) =>
		page(openInvitations(state, chosen.now()), input, {
			sorts: { createdAt: { by: ({ createdAt }) => createdAt, order: 'desc' } },
			fallback: 'createdAt',
			show,
		}),
	create,
	withdraw: (call) => {
		const { invitations } = call.state;
		const invitation = invitations.get(String(call.input['id']));
		if (!invitation) return notFound('invitation');
		invitations.delete(invitation.id);
		recordEvent(call, { kind: 'invitation_withdrawn', email: invitation.email });
		return () => undefined;
	},
} satisfies Record<string, Rule>;
