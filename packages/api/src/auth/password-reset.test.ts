import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	type Clinic,
	codeOf,
	openClinic,
	password,
	refusalOf,
	unlimited,
} from '../testing/clinic.ts';
import { networkOf } from './attempts.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

let number = 0;
const newUser = () => clinic.signUp(`Forgetful${++number}`);
const next = 'seven quiet lanterns';

async function linkFor(id: string) {
	const { url, expiresAt } = await clinic.ada.api.user.createPasswordReset({ id });
	return { url, expiresAt, token: url.split('#token=')[1] ?? '' };
}

const reset = (token: string, newPassword = next) =>
	codeOf(clinic.anonymous.auth.resetPassword({ token, newPassword }));
const signIn = (email: string, given: string) =>
	codeOf(clinic.anonymous.auth.login({ email, password: given }));

describe('a link to set a new password', () => {
	it('works once, for 24 hours, and ends every session', async () => {
		const { user, email, api, refreshToken } = await newUser();
		const { url, token, expiresAt } = await linkFor(user.id);
		expect(url).toBe(`http://127.0.0.1:3000/reset-password#token=${token}`);
		expect(Math.round((Date.parse(expiresAt) - Date.now()) / 3_600_000)).toBe(24);
		const stored = await withConnection(
			clinic.target,
			(owner) => owner`select r::text as text from password_resets r`,
		);
		expect(JSON.stringify(stored)).not.toContain(token);
		expect(await reset(token)).toBe('ok');
		expect(await codeOf(api.auth.me())).toBe('unauthenticated');
		expect(await codeOf(clinic.anonymous.auth.refresh({ refreshToken }))).toBe('unauthenticated');
		expect([await signIn(email, password), await signIn(email, next)]).toEqual([
			'invalid_credentials',
			'ok',
		]);
		expect(await reset(token, 'another long phrase')).toBe('invalid_token');
		expect(await signIn(email, next)).toBe('ok');
	});

	it('works once of many at the same time', async () => {
		const { user, email } = await newUser();
		const { token } = await linkFor(user.id);
		const phrases = Array.from({ length: 6 }, (_, n) => `${n} different quiet lanterns`);
		const outcomes = await Promise.all(phrases.map((phrase) => reset(token, phrase)));
		expect(outcomes.toSorted()).toEqual([...Array(5).fill('invalid_token'), 'ok']);
		const signIns = await Promise.all(phrases.map((phrase) => signIn(email, phrase)));
		expect(signIns.map((code) => code === 'ok')).toEqual(outcomes.map((code) => code === 'ok'));
	});

	it('stops working when the password is changed by its owner', async () => {
		const { user, email, api } = await newUser();
		const { token } = await linkFor(user.id);
		await api.auth.changePassword({ currentPassword: password, newPassword: next });
		expect(await reset(token, 'another long phrase')).toBe('invalid_token');
		expect(await signIn(email, next)).toBe('ok');
	});

	it('leaves no session of a sign-in with the old password at the same time', async () => {
		const { user, email } = await newUser();
		const { token } = await linkFor(user.id);
		const sessions = await Promise.allSettled([
			...Array.from({ length: 10 }, () => clinic.anonymous.auth.login({ email, password })),
			clinic.anonymous.auth.resetPassword({ token, newPassword: next }),
		]);
		const opened = sessions.flatMap((outcome) =>
			outcome.status === 'fulfilled' && outcome.value ? [outcome.value] : [],
		);
		for (const { refreshToken } of opened) {
			expect(await codeOf(clinic.anonymous.auth.refresh({ refreshToken }))).toBe('unauthenticated');
		}
		expect(await signIn(email, next)).toBe('ok');
	});

	it('stops working when it expires, is replaced, or never was one', async () => {
		const { user } = await newUser();
		const first = await linkFor(user.id);
		const second = await linkFor(user.id);
		expect(await reset(first.token)).toBe('invalid_token');
		await withConnection(
			clinic.target,
			(owner) => owner`update password_resets set expires_at = now() where user_id = ${user.id}`,
		);
		expect(await reset(second.token)).toBe('invalid_token');
		for (const token of ['x', 'A'.repeat(43), `${second.token}=`]) {
			expect(await reset(token)).toBe('invalid_token');
		}
	});

	it('keeps to the rules of passwords, and stays as it is when one is refused', async () => {
		const { user, email } = await newUser();
		const { token } = await linkFor(user.id);
		for (const refused of ['short', 'password1234', email, 'x'.repeat(129)]) {
			const call = clinic.anonymous.auth.resetPassword({ token, newPassword: refused });
			expect(await refusalOf(call)).toMatchObject({
				code: 'validation',
				errors: [{ path: 'newPassword' }],
			});
		}
		// Without a link nothing is said of the rest of the password's rules.
		expect(await reset('x', 'password1234')).toBe('invalid_token');
		expect(await reset(token)).toBe('ok');
	});

	it('resets the count of failed sign-ins', async () => {
		const guarded = await openClinic({
			limits: { ...unlimited, signInPerAccount: { count: 2, seconds: 900 } },
		});
		const { anonymous, ada, grace } = guarded;
		const attempt = (given: string) =>
			codeOf(anonymous.auth.login({ email: grace.email, password: given }));
		for (let n = 0; n < 3; n++) await attempt('wrong wrong wrong');
		expect(await attempt(password)).toBe('too_many_requests');
		const { url } = await ada.api.user.createPasswordReset({ id: grace.user.id });
		const token = url.split('#token=')[1] ?? '';
		await anonymous.auth.resetPassword({ token, newPassword: next });
		expect(await attempt(next)).toBe('ok');
		await guarded.close();
	});
});

describe('a forgotten password', () => {
	it('is answered the same for every address, with mail or without', async () => {
		for (const email of [clinic.ada.email, 'nobody@example.org']) {
			expect(await clinic.anonymous.auth.forgotPassword({ email })).toBeUndefined();
		}
	});

	it('has limits by account and by network, which do not tell who has an account', async () => {
		const guarded = await openClinic({
			limits: {
				...unlimited,
				forgotPerAccount: { count: 2, seconds: 900 },
				forgotPerAddress: { count: 6, seconds: 900 },
			},
		});
		const { auth } = guarded.anonymous;
		const outcomes = async (email: string) => [
			await codeOf(auth.forgotPassword({ email })),
			await codeOf(auth.forgotPassword({ email })),
			await codeOf(auth.forgotPassword({ email })),
		];
		expect(await outcomes('ada@example.org')).toEqual(['ok', 'ok', 'too_many_requests']);
		expect(await outcomes('nobody@example.org')).toEqual(['ok', 'ok', 'too_many_requests']);
		expect(await codeOf(auth.forgotPassword({ email: 'x@example.org' }))).toBe('too_many_requests');
		await guarded.close();
	});

	it.each([
		['192.0.2.7', '192.0.2.7'],
		['192.0.2.7:49152', '192.0.2.7'],
		['[2001:db8:1:2::9]:49152', '2001:db8:1:2::/64'],
		['[::ffff:192.0.2.7]:443', '192.0.2.7'],
		['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
		['::ffff:192.0.2.7', '192.0.2.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
		['2001:DB8:0001:2::9', '2001:db8:1:2::/64'],
		['2001:db8::', '2001:db8:0:0::/64'],
		['fe80::1%eth0', 'fe80:0:0:0::/64'],
		['::1', '0:0:0:0::/64'],
	])('counts %s with %s', (address, network) => {
		expect(networkOf(address)).toBe(network);
	});
});
