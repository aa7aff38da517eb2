import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthSettings } from '../context.ts';
import { type Clinic, openClinic, password, refusalOf, unlimited } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

describe('too many attempts', () => {
	const limits = (change: Partial<AuthSettings['limits']>) => ({
		limits: { ...unlimited, ...change },
	});
	const wrong = { email: 'ada@example.org', password: 'wrong wrong wrong' };

	/** A clinic whose clock goes on when it is told to. */
	async function openGuarded(change: Partial<AuthSettings['limits']>) {
		const guarded = await openClinic(limits(change));
		let now = Date.UTC(2026, 10, 29);
		guarded.services.clock = () => new Date(now);
		return {
			...guarded,
			pass: (seconds: number) => {
				now += seconds * 1000;
			},
		};
	}

	it('on one account have to wait, however many at once, and wherever from', async () => {
		const guarded = await openGuarded({ signInPerAccount: { count: 5, seconds: 900 } });
		const { anonymous } = guarded;
		const storm = await Promise.all(
			Array.from({ length: 20 }, () =>
				refusalOf(anonymous.auth.login(wrong)).then(({ code }) => code),
			),
		);
		expect(storm.filter((code) => code === 'invalid_credentials')).toHaveLength(5);
		expect(storm.filter((code) => code === 'too_many_requests')).toHaveLength(15);
		// The right password has to wait too: otherwise guessing on would tell.
		const right = anonymous.auth.login({ email: 'ada@example.org', password });
		expect(await refusalOf(right)).toMatchObject({
			code: 'too_many_requests',
			detail: 'Too many attempts. Try again in 1 second.',
		});
		// Somebody else is not concerned.
		await anonymous.auth.login({ email: 'grace@example.org', password });
		guarded.pass(1);
		await anonymous.auth.login({ email: 'ada@example.org', password });
		expect((await refusalOf(anonymous.auth.login(wrong))).code).toBe('invalid_credentials');
		await guarded.close();
	});

	it('wait twice as long each time, up to the time in which they are counted', async () => {
		const guarded = await openGuarded({ signInPerAccount: { count: 1, seconds: 900 } });
		const attempt = () => refusalOf(guarded.anonymous.auth.login(wrong));
		const waits: number[] = [];
		while (waits.length < 12) {
			expect((await attempt()).code).toBe('invalid_credentials');
			const [seconds = ''] = /\d+/.exec((await attempt()).detail) ?? [];
			waits.push(Number(seconds));
			guarded.pass(Number(seconds) - 1);
			expect(await attempt()).toMatchObject({
				code: 'too_many_requests',
				detail: 'Too many attempts. Try again in 1 second.',
			});
			guarded.pass(1);
		}
		expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
		// Who has been quiet for longer starts anew.
		guarded.pass(901);
		await attempt();
		expect((await attempt()).detail).toBe('Too many attempts. Try again in 1 second.');
		await guarded.close();
	});

	it('from one address have to wait, and successful ones are not counted', async () => {
		const guarded = await openGuarded({ signInPerAddress: { count: 3, seconds: 60 } });
		const { anonymous } = guarded;
		for (let n = 0; n < 6; n++) await anonymous.auth.login({ email: 'ada@example.org', password });
		for (let n = 0; n < 3; n++) {
			const call = anonymous.auth.login({ ...wrong, email: `guess${n}@example.org` });
			expect((await refusalOf(call)).code).toBe('invalid_credentials');
		}
		expect((await refusalOf(anonymous.auth.login(wrong))).code).toBe('too_many_requests');
		await guarded.close();
	});

	it('to register have to wait', async () => {
		const guarded = await openGuarded({ registerPerAddress: { count: 4, seconds: 60 } });
		await guarded.signUp('Third');
		await guarded.signUp('Fourth');
		expect((await refusalOf(guarded.signUp('Fifth'))).code).toBe('too_many_requests');
		await guarded.close();
	});

	it('of the current password are counted for the account, separately from those to sign in', async () => {
		const guarded = await openGuarded({ signInPerAccount: { count: 2, seconds: 900 } });
		const { api } = await guarded.signUp('Guessed');
		const change = (currentPassword: string) =>
			api.auth.changePassword({ currentPassword, newPassword: 'another long phrase' });
		expect((await refusalOf(change('wrong 1'))).code).toBe('validation');
		await change(password);
		await api.auth.changePassword({
			currentPassword: 'another long phrase',
			newPassword: password,
		});
		for (const guess of ['wrong 1', 'wrong 2']) {
			expect((await refusalOf(change(guess))).code).toBe('validation');
		}
		// Nor is the right one looked at then.
		expect((await refusalOf(change(password))).code).toBe('too_many_requests');
		await guarded.anonymous.auth.login({ email: 'guessed@example.org', password });
		await guarded.close();
	});
});
