import { isOwnNameOrAddress, ownNameOrAddressError, type UpdateMeInput } from '@hms/contracts';
import { deleteInvitation } from '../invitation/invitations.ts';
import { recordEvent } from '../security-event/security-events.ts';
import { newSecret } from '../state/link.ts';
import { readOnlyErrors } from '../state/read-only.ts';
import { field, type Refusal, refusal, refusalOf, unauthenticated } from '../state/refusal.ts';
import type { Account, Call, Decision, Rule, Session } from '../state/state.ts';
import { tellAccount } from '../state/tell.ts';
import { admit, invitedPerson, options } from './admission.ts';
import { checkPasskey, passkeyRules } from './passkeys.ts';
import { forgotPassword, resetPassword } from './password-links.ts';
import { deletePersonalTokens, personalTokenRules } from './personal-tokens.ts';
import { hasSecondFactor, isSecondFactorRequired, needsCode, spendCode } from './second-factor.ts';
import {
	endOtherSessions,
	endSession,
	logout,
	openSession,
	refresh,
	renewSession,
	sessions,
	showUser,
	tokenAnswer,
} from './sessions.ts';
import { twoFactorRules } from './two-factor.ts';

const byEmail = ({ state, input }: Call): Account | undefined =>
	[...state.users.values()].find(({ email }) => email === input['email']);

/** Creates an account, if the applicant may register. The first one is the administrator's. */
function createAccount(call: Call): Account | Refusal {
	const { state, input, chosen } = call;
	const role = admit(call);
	if (typeof role === 'object') return role;
	if (byEmail(call)) {
		return refusal('email_taken', field('email', 'already has an account; sign in instead'));
	}
	const account: Account = {
		id: chosen.otherId(),
		name: String(input['name']),
		email: String(input['email']),
		role: state.users.size === 0 ? 'admin' : role,
		status: 'active',
		createdAt: chosen.now(),
		...{ language: null, dateOrder: null, timeFormat: null },
		password: String(input['password']),
		totp: null,
		recoveryCodes: [],
		passkeys: [],
		lastSeenAt: null,
	};
	state.users.set(account.id, account);
	// Whoever has an account needs no invitation any more.
	deleteInvitation(state, account.email);
	const about = { actor: account.id, about: account.id };
	if (input['invitation'] !== undefined) {
		recordEvent(call, { kind: 'invitation_used', ...about, email: account.email });
	}
	recordEvent(call, { kind: 'account_created', ...about, detail: account.role });
	return account;
}

/** Whose password it is, with a code where the account has a second factor. Nobody has to wait here. */
function checkPassword(call: Call): Account | Refusal {
	const { input, chosen } = call;
	const account = byEmail(call);
	const refuse = (why: string, detail = 'The e-mail address or the password is wrong.') => {
		const about = account?.id ?? null;
		recordEvent(call, { kind: 'sign_in_failed', actor: null, about, detail: why });
		return refusalOf('invalid_credentials', detail);
	};
	if (!account) return refuse('unknown address');
	if (account.status !== 'active') return refuse('disabled account');
	if (account.password !== input['password']) return refuse('wrong password');
	if (!needsCode(account)) {
		const mustUsePasskey = hasSecondFactor(account) && isSecondFactorRequired(call.state, account);
		const detail = 'This clinic requires a second factor. Sign in with your passkey.';
		return mustUsePasskey ? refusalOf('two_factor_required', detail) : account;
	}
	if (input['code'] === undefined) {
		const detail = 'Send the code of your authenticator app as well, or a recovery code.';
		return refusalOf('code_required', detail);
	}
	return spendCode(account, String(input['code']), chosen)
		? account
		: refuse('wrong code', 'The code is wrong or was already used.');
}

/**
 * Signs in whom `identify` answers: a program with tokens, a browser with a cookie.
 * @param recorded what the security log says of it, if it is a sign-in
 */
const signingIn =
	(identify: (call: Call) => Account | Refusal, kind: Session['kind'], recorded?: string): Rule =>
	(call) => {
		const account = identify(call);
		if ('refused' in account) return account;
		const session = openSession(call, account.id, kind);
		if (recorded !== undefined) {
			const about = { actor: account.id, about: account.id };
			recordEvent(call, { kind: 'signed_in', ...about, detail: recorded });
		}
		if (kind === 'program') {
			const deviceToken = newSecret(call.chosen);
			return () => ({ ...tokenAnswer(call, session), deviceToken });
		}
		call.setCookie(session.secret ?? undefined);
		return () => ({ user: showUser(account) });
	};

/** Runs a rule with the account of the signed-in user. */
const withAccount =
	(rule: (call: Call, account: Account) => Decision): Rule =>
	(call) => {
		const account = call.state.users.get(call.user);
		return account ? rule(call, account) : unauthenticated();
	};

/** The errors of fields of an account that only the system sets. */
const accountErrors = ({ state, user, input }: Call) => {
	const account = state.users.get(user);
	const names = ['id', 'email', 'role', 'createdAt'];
	return account ? readOnlyErrors(showUser(account), input, names) : [];
};

export const authRules = {
	register: signingIn(createAccount, 'program'),
	login: signingIn(checkPassword, 'program', 'program'),
	signUp: signingIn(createAccount, 'browser'),
	signIn: signingIn(checkPassword, 'browser', 'browser'),
	loginWithPasskey: signingIn(checkPasskey, 'program', 'passkey program'),
	signInWithPasskey: signingIn(checkPasskey, 'browser', 'passkey browser'),
	options,
	invitation: invitedPerson,
	forgotPassword,
	resetPassword,
	refresh,
	logout,
	me: withAccount((_call, account) => () => showUser(account)),
	updateMe: withAccount((call, account) => {
		const errors = accountErrors(call);
		if (errors.length > 0) return refusal('validation', ...errors);
		const { name, language, dateOrder, timeFormat } = call.input as UpdateMeInput; // validated
		const before = JSON.stringify(showUser(account));
		if (name !== undefined) account.name = name;
		if (language !== undefined) account.language = language;
		if (dateOrder !== undefined) account.dateOrder = dateOrder;
		if (timeFormat !== undefined) account.timeFormat = timeFormat;
		if (JSON.stringify(showUser(account)) !== before) tellAccount(call, account.id);
		return () => showUser(account);
	}),
	changePassword: withAccount((call, account) => {
		const next = String(call.input['newPassword']);
		if (isOwnNameOrAddress(next, account)) {
			return refusal('validation', field('newPassword', ownNameOrAddressError));
		}
		if (call.input['currentPassword'] !== account.password) {
			recordEvent(call, { kind: 'password_check_failed', about: account.id });
			return refusal('validation', field('currentPassword', 'That isn’t your current password'));
		}
		account.password = next;
		deletePersonalTokens(call.state, account.id);
		recordEvent(call, { kind: 'password_changed', about: account.id });
		renewSession(call);
		return () => undefined;
	}),
	sessions,
	endSession,
	endOtherSessions,
	...passkeyRules,
	...personalTokenRules,
	...twoFactorRules,
} satisfies Record<string, Rule>;
