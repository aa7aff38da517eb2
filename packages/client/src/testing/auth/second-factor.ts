import { recoveryCodeCount } from '@hms/contracts';
import { Secret, TOTP } from 'otpauth';
import type { Account, Chosen, State, TotpSecret } from '../state/state.ts';

/** Seconds for which a code is shown, and how many codes before and after it are taken. */
const period = 30;
const window = 1;

export const totpOf = (secret: string, label = '') =>
	new TOTP({ issuer: 'HMS', label, secret: Secret.fromBase32(secret), period });

export const newTotpSecret = () => new Secret({ size: 20 }).base32;

/** Seven groups of four characters. */
export const newRecoveryCodes = () =>
	Array.from({ length: recoveryCodeCount }, () =>
		new Secret({ size: 20 }).base32.slice(0, 28).replaceAll(/.{4}(?!$)/g, '$&-'),
	);

const plain = (code: string) => code.replaceAll(/[\s\p{Pd}]/gu, '');

/** Uses up a code of an app. @returns whether it is right and unused */
export function spendAppCode(totp: TotpSecret, typed: string, chosen: Chosen): boolean {
	const code = plain(typed);
	const timestamp = Date.parse(chosen.now());
	const delta = /^\d{6}$/.test(code)
		? totpOf(totp.secret).validate({ token: code, timestamp, window })
		: null;
	const step = Math.floor(timestamp / 1000 / period) + (delta ?? 0);
	if (delta === null || step <= totp.lastStep) return false;
	totp.lastStep = step;
	return true;
}

/** Uses up a code of an account's app, or a recovery code. @returns whether it is right and unused */
export function spendCode(account: Account, typed: string, chosen: Chosen): boolean {
	if (account.totp && spendAppCode(account.totp, typed, chosen)) return true;
	const left = account.recoveryCodes.filter((one) => plain(one) !== plain(typed).toUpperCase());
	if (left.length === account.recoveryCodes.length) return false;
	account.recoveryCodes = left;
	return true;
}

/** Whether signing in with the password needs a code. */
export const needsCode = ({ totp }: Account) => (totp?.confirmedAt ?? null) !== null;

export const hasSecondFactor = (account: Account) =>
	needsCode(account) || account.passkeys.length > 0;

export const isSecondFactorRequired = ({ requireTwoFactor }: State, { role }: Account) =>
	requireTwoFactor === 'everyone' || (requireTwoFactor === 'admins' && role === 'admin');

export function deleteTotp(account: Account): void {
	Object.assign(account, { totp: null, recoveryCodes: [] });
}

export function deleteSecondFactors(account: Account): void {
	deleteTotp(account);
	account.passkeys = [];
}
