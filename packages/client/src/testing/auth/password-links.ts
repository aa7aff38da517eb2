import { isOwnNameOrAddress, ownNameOrAddressError } from '@hms/contracts';
import { recordEvent } from '../security-event/security-events.ts';
import { after, linkTo, newSecret } from '../state/link.ts';
import { field, notFound, refusal, refusalOf } from '../state/refusal.ts';
import type { Rule } from '../state/state.ts';
import { deletePersonalTokens } from './personal-tokens.ts';
import { endSessions } from './sessions.ts';

/** Seconds for which a link works that an administrator hands over. */
const lifetime = 24 * 3600;

/** Makes a link with which a user sets a new password; the one before stops working. */
export const createPasswordLink: Rule = (call) => {
	const { state, input, chosen } = call;
	const account = state.users.get(String(input['id']));
	if (!account) return notFound('user');
	if (account.status === 'disabled') {
		return refusalOf('conflict', 'This account is disabled. Enable it first.');
	}
	const token = newSecret(chosen);
	const expiresAt = after(chosen.now(), lifetime);
	state.passwordLinks.set(account.id, { token, expiresAt });
	recordEvent(call, { kind: 'password_link_made', about: account.id, detail: 'admin' });
	return () => ({ url: linkTo('/reset-password', 'token', token), expiresAt });
};

/** Sets a new password by a link, and ends every session and personal token. A password that is refused leaves the link as it is. */
export const resetPassword: Rule = (call) => {
	const { state, input, chosen } = call;
	const [userId] =
		[...state.passwordLinks].find(
			([, { token, expiresAt }]) => token === input['token'] && chosen.now() < expiresAt,
		) ?? [];
	const account = userId === undefined ? undefined : state.users.get(userId);
	if (!account) {
		return refusalOf(
			'invalid_token',
			'This link was used or replaced, or has expired. Ask for a new one.',
		);
	}
	const next = String(input['newPassword']);
	if (isOwnNameOrAddress(next, account)) {
		return refusal('validation', field('newPassword', ownNameOrAddressError));
	}
	account.password = next;
	state.passwordLinks.delete(account.id);
	endSessions(state, account.id);
	deletePersonalTokens(state, account.id);
	recordEvent(call, { kind: 'password_reset', actor: account.id, about: account.id });
	return () => undefined;
};

/** Mails a link, which the clinic in memory does not: the answer is the same for every address. */
export const forgotPassword: Rule = () => () => undefined;
