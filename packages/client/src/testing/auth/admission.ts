import type { Role } from '@hms/contracts';
import { openInvitations } from '../invitation/invitations.ts';
import { type Refusal, refusalOf } from '../state/refusal.ts';
import type { Call, Rule, State } from '../state/state.ts';

const badInvitation = () =>
	refusalOf(
		'forbidden',
		'This invitation was used or withdrawn, has expired, or is for another e-mail address. Ask an administrator for another one.',
	);

/** Who may register now. The first account needs no invitation, because nobody could give one. */
const registrationNow = ({ registration, users }: State) =>
	registration === 'invite' && users.size === 0 ? 'open' : registration;

/** The role of somebody who registers: that of the invitation, if there is one. */
export function admit({ state, input, chosen }: Call): Role | Refusal {
	const { email, invitation: token } = input;
	if (token === undefined) {
		return registrationNow(state) === 'open'
			? 'staff'
			: refusalOf(
					'forbidden',
					'Registration is by invitation. Ask an administrator for a link to register with.',
				);
	}
	const invitation = openInvitations(state, chosen.now()).find((one) => one.token === token);
	return invitation?.email === email ? (invitation?.role ?? 'staff') : badInvitation();
}

/** What the pages before sign-in can offer. No mail is sent here. */
export const options: Rule =
	({ state }) =>
	() => ({
		registration: registrationNow(state),
		mail: false,
		clinicName: state.clinic.fields.name,
	});

/** Whom a link invites. */
export const invitedPerson: Rule = ({ state, input, chosen }) => {
	const found = openInvitations(state, chosen.now()).find(({ token }) => token === input['token']);
	if (!found) return badInvitation();
	const { email, name, role } = found;
	return () => ({ email, name, role });
};
