import type { SessionCredentials } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../context.ts';
import type { appRouter } from '../router.ts';
import { type Clinic, codeOf, openBrowser, openClinic, password } from '../testing/clinic.ts';
import { countSessions, isSessionAlive } from '../testing/sessions.ts';
import { Passwords } from './passwords.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

const next = 'another long phrase';

/** Passwords that are looked at, after which nothing goes on before `release`. */
class HeldPasswords extends Passwords {
	readonly #released = Promise.withResolvers<void>();
	readonly release = () => this.#released.resolve();
	looked = 0;

	override async verify(hash: string | undefined, given: string): Promise<boolean> {
		const right = await super.verify(hash, given);
		this.looked++;
		await this.#released.promise;
		return right;
	}
}

const sessionsOf = (userId: string) => countSessions(clinic.services, userId);

const isAlive = (credentials: SessionCredentials) => isSessionAlive(clinic.services, credentials);

describe('a sign-in whose password has been compared', () => {
	/** Signs in from many programs and browsers, and lets something happen between the look and the session. */
	async function signInAcross(email: string, happening: () => Promise<unknown>) {
		const held = new HeldPasswords();
		const services: Services = { ...clinic.services, passwords: held };
		const signIns = Array.from({ length: 20 }, (_, n) => {
			const { auth } = openBrowser(services).api;
			return codeOf((n % 2 ? auth.login : auth.signIn)({ email, password }));
		});
		await expect.poll(() => held.looked).toBe(signIns.length);
		await happening();
		held.release();
		return Promise.all(signIns);
	}

	it('opens nothing when the password was changed meanwhile', async () => {
		const user = await clinic.signUp('Meanwhile');
		const outcomes = await signInAcross(user.email, () =>
			user.api.auth.changePassword({ currentPassword: password, newPassword: next }),
		);
		expect(new Set(outcomes)).toEqual(new Set(['invalid_credentials']));
		expect(await sessionsOf(user.user.id)).toBe(1);
	});

	it('opens nothing when the account is gone meanwhile', async () => {
		const { user, email } = await clinic.signUp('Gone');
		const outcomes = await signInAcross(email, () =>
			withConnection(clinic.target, async (owner) => {
				await owner`delete from sessions where user_id = ${user.id}`;
				await owner`delete from credentials where user_id = ${user.id}`;
				await owner`delete from users where id = ${user.id}`;
			}),
		);
		expect(new Set(outcomes)).toEqual(new Set(['invalid_credentials']));
		expect(await sessionsOf(user.id)).toBe(0);
	});

	it('opens its session when only the other sessions were ended meanwhile', async () => {
		const { api, user, email } = await clinic.signUp('Others');
		const outcomes = await signInAcross(email, () => api.auth.endOtherSessions());
		expect(new Set(outcomes)).toEqual(new Set(['ok']));
		expect(await sessionsOf(user.id)).toBe(21);
	});
});

describe('concurrent requests', () => {
	it('to sign in, to refresh and to change the password leave one session', async () => {
		const { api, user, session, email, signIn } = await clinic.signUp('Storm');
		const others = await Promise.all([signIn(), signIn(), signIn()]);
		const refreshed: string[] = [];
		const refresh = async (refreshToken: string): Promise<void> => {
			refreshed.push(refreshToken);
			const answer = await clinic.anonymous.auth.refresh({ refreshToken });
			return refresh(answer.refreshToken);
		};
		const { auth } = clinic.anonymous;
		const storm = [
			...Array.from({ length: 15 }, () => auth.login({ email, password })),
			api.auth.changePassword({ currentPassword: password, newPassword: next }),
			...Array.from({ length: 15 }, () =>
				openBrowser(clinic.services).api.auth.signIn({ email, password }),
			),
			// Each goes on until it is refused.
			...others.map(({ refreshToken }) => refresh(refreshToken)),
		];
		await Promise.allSettled(storm);
		expect(await sessionsOf(user.id)).toBe(1);
		expect(await isAlive(session)).toBe(true);
		for (const refreshToken of refreshed) {
			expect(await codeOf(auth.refresh({ refreshToken }))).toBe('unauthenticated');
		}
	});

	it('to change the password from two sessions succeed once', async () => {
		const user = await clinic.signUp('Twice');
		const both = [user, await user.signIn()];
		const wanted = ['first of two phrases', 'second of two phrases'];
		const outcomes = await Promise.all(
			both.map(({ api }, n) =>
				codeOf(
					api.auth.changePassword({ currentPassword: password, newPassword: wanted[n] ?? '' }),
				),
			),
		);
		expect(outcomes.filter((code) => code === 'ok')).toHaveLength(1);
		const winner = outcomes.indexOf('ok');
		expect(await Promise.all(both.map(({ session }) => isAlive(session)))).toEqual([
			winner === 0,
			winner === 1,
		]);
		const signIns = wanted.map((given) =>
			codeOf(clinic.anonymous.auth.login({ email: user.email, password: given })),
		);
		expect(await Promise.all(signIns)).toEqual(
			[0, 1].map((n) => (n === winner ? 'ok' : 'invalid_credentials')),
		);
	});

	it('to change the password from one session succeed once', async () => {
		const { api, session, email } = await clinic.signUp('Doubled');
		const outcomes = await Promise.all(
			['first of two phrases', 'second of two phrases'].map((newPassword) =>
				codeOf(api.auth.changePassword({ currentPassword: password, newPassword })),
			),
		);
		expect(outcomes.toSorted()).toEqual(['ok', 'validation']);
		expect(await isAlive(session)).toBe(true);
		expect(await codeOf(clinic.anonymous.auth.login({ email, password }))).toBe(
			'invalid_credentials',
		);
	});

	type Caller = ReturnType<typeof appRouter.createCaller>;
	const endOthers = ({ auth }: Caller) => auth.endOtherSessions();
	const change = ({ auth }: Caller) =>
		auth.changePassword({ currentPassword: password, newPassword: next });

	it.each([
		['all ending the others', [endOthers, endOthers, endOthers, endOthers, endOthers, endOthers]],
		['ending the others and changing the password', [endOthers, change, endOthers, change]],
	] as const)('sessions %s leave one, whose request was the only one done', async (name, works) => {
		const user = await clinic.signUp(name.replaceAll(' ', '.'));
		const all = [user];
		while (all.length < works.length) all.push({ ...user, ...(await user.signIn()) });
		// Each is marked as used by its next request, as after a pause.
		await withConnection(
			clinic.target,
			(owner) =>
				owner`update sessions set last_used_at = now() - interval '2 minutes' where user_id = ${user.user.id}`,
		);
		const outcomes = await Promise.all(
			all.map(({ api }, n) => codeOf((works[n] ?? endOthers)(api))),
		);
		expect(outcomes.filter((code) => code === 'ok')).toHaveLength(1);
		expect(new Set(outcomes)).toEqual(new Set(['ok', 'unauthenticated']));
		const alive = await Promise.all(all.map(({ session }) => isAlive(session)));
		expect(alive).toEqual(outcomes.map((code) => code === 'ok'));
	});
});
