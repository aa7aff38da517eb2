import type { SecurityEventKind } from '@hms/contracts';
import { recordEvent } from '../security-event/security-events.ts';
import {
	field,
	notFound,
	type Refusal,
	refusal,
	refusalOf,
	unauthenticated,
} from '../state/refusal.ts';
import type { Account, Call, Decision, Rule } from '../state/state.ts';
import { showPasskeys } from './passkeys.ts';
import { refuseOldSignIn } from './recent-sign-in.ts';
import {
	deleteSecondFactors,
	deleteTotp,
	needsCode,
	newRecoveryCodes,
	newTotpSecret,
	spendAppCode,
	spendCode,
	totpOf,
} from './second-factor.ts';
import { endSessions } from './sessions.ts';

/** Milliseconds for which an app that was set up can be confirmed. */
const setupMs = 3_600_000;

/** Runs a rule for the signed-in user, who gives the current password or has signed in a short while ago. */
const weakening =
	(rule: (call: Call, account: Account) => Decision): Rule =>
	(call) => {
		const account = call.state.users.get(call.user);
		if (!account) return unauthenticated();
		return refuseOldSignIn(call) ?? rule(call, account);
	};

const record = (call: Call, kind: SecurityEventKind) =>
	recordEvent(call, { kind, about: call.user });

function wrongCode(call: Call): Refusal {
	record(call, 'code_check_failed');
	return refusal('validation', field('code', 'is wrong or was already used'));
}

const isOn = () =>
	refusalOf('conflict', 'An authenticator app is already on. Turn it off to set up another one.');

/** Uses up a code of somebody who has a second factor. */
function checkCode(call: Call, account: Account): Refusal | undefined {
	const { input, chosen } = call;
	if (!needsCode(account)) {
		return refusalOf('conflict', 'There is no second factor. Set one up first.');
	}
	return spendCode(account, String(input['code']), chosen) ? undefined : wrongCode(call);
}

function giveRecoveryCodes(account: Account): Decision {
	account.recoveryCodes = newRecoveryCodes();
	const { recoveryCodes } = account;
	return () => ({ recoveryCodes });
}

const confirmTotp: Rule = (call) => {
	const { state, user, input, chosen } = call;
	const account = state.users.get(user);
	if (!account) return unauthenticated();
	if (needsCode(account)) return isOn();
	const { totp } = account;
	if (!totp || Date.parse(chosen.now()) - Date.parse(totp.createdAt) >= setupMs) {
		return refusalOf('conflict', 'Start again: the set-up took longer than an hour.');
	}
	if (!spendAppCode(totp, String(input['code']), chosen)) return wrongCode(call);
	totp.confirmedAt = chosen.now();
	endSessions(state, user, call.session);
	record(call, 'two_factor_turned_on');
	return giveRecoveryCodes(account);
};

export const twoFactorRules = {
	twoFactor: ({ state, user }) => {
		const account = state.users.get(user);
		if (!account) return unauthenticated();
		const { recoveryCodes } = account;
		return () => ({
			totp: needsCode(account),
			totpSince: account.totp?.confirmedAt ?? null,
			passkeys: showPasskeys(account),
			recoveryCodesLeft: recoveryCodes.length,
		});
	},
	beginTotp: weakening(({ chosen }, account) => {
		if (needsCode(account)) return isOn();
		const secret = newTotpSecret();
		account.totp = { secret, createdAt: chosen.now(), confirmedAt: null, lastStep: 0 };
		return () => ({ secret, uri: totpOf(secret, account.email).toString() });
	}),
	confirmTotp,
	renewRecoveryCodes: weakening((call, account) => {
		const refused = checkCode(call, account);
		if (refused) return refused;
		record(call, 'recovery_codes_renewed');
		return giveRecoveryCodes(account);
	}),
	removeTotp: weakening((call, account) => {
		const refused = checkCode(call, account);
		if (refused) return refused;
		deleteTotp(account);
		record(call, 'two_factor_turned_off');
		return () => undefined;
	}),
} satisfies Record<string, Rule>;

/** Takes the second factor from a user who lost it; for administrators. */
export const removeTwoFactor: Rule = (call) => {
	const { state, user, input } = call;
	const account = state.users.get(String(input['id']));
	if (account?.id === user) {
		return refusalOf('forbidden', 'Turn your own second factor off in your settings.');
	}
	if (!account) return notFound('user');
	deleteSecondFactors(account);
	recordEvent(call, { kind: 'two_factor_removed', about: account.id });
	return () => undefined;
};
