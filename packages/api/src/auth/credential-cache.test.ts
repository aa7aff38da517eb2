import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openBrowser, openClinic, password, refusalOf } from '../testing/clinic.ts';
import { cachedCookieCredentials } from './cookie.ts';
import { CredentialCache } from './credential-cache.ts';

const credentials = (sessionId: string) => ({ sessionId, userId: 'u', secretHash: null });
const later = () => Date.now() + 60_000;

describe('the cache of credentials', () => {
	it('forgets what has expired, and all that belongs to a session', () => {
		const cache = new CredentialCache();
		cache.set('expired', credentials('a'), Date.now() - 1);
		cache.set('a1', credentials('a'), later());
		cache.set('a2', credentials('a'), later());
		cache.set('b', credentials('b'), later());
		expect(cache.get('expired')).toBeUndefined();
		expect(cache.get('a1')).toEqual(credentials('a'));
		cache.forgetSession('a');
		expect(['a1', 'a2', 'b'].map((text) => cache.get(text)?.sessionId)).toEqual([
			undefined,
			undefined,
			'b',
		]);
		expect(cache.size).toBe(1);
	});

	it('holds ten thousand, the newest', () => {
		const cache = new CredentialCache();
		for (let n = 0; n < 10_050; n++) cache.set(`${n}`, credentials(`${n % 100}`), later());
		expect(cache.size).toBe(10_000);
		expect(cache.get('49')).toBeUndefined();
		expect(cache.get('50')).toEqual(credentials('50'));
	});
});

describe('cached credentials are forgotten', () => {
	let clinic: Clinic;
	beforeAll(async () => {
		clinic = await openClinic();
	});
	afterAll(() => clinic.close());

	/** Who signs in, and whether the cache has the cookie, as the server reads it. */
	async function signIn() {
		const { cache } = clinic.services.tokens;
		const browser = openBrowser(clinic.services);
		await browser.api.auth.signIn({ email: clinic.ada.email, password });
		const { cookie, api } = browser;
		expect(cachedCookieCredentials(cookie, cache)).toEqual(browser.credentials);
		expect(cachedCookieCredentials(cookie, cache)).toBe(cache.get(cookie));
		return { api, isCached: () => cache.get(cookie) !== undefined };
	}

	it('when a session signs out, and not those of others', async () => {
		const [leaving, staying] = [await signIn(), await signIn()];
		await leaving.api.auth.logout();
		expect(leaving.isCached()).toBe(false);
		expect(staying.isCached()).toBe(true);
	});

	it('when a user ends all other sessions', async () => {
		const [mine, other] = [await signIn(), await signIn()];
		await mine.api.auth.endOtherSessions();
		expect([mine.isCached(), other.isCached()]).toEqual([true, false]);
	});

	it('when the password is changed', async () => {
		const [mine, other] = [await signIn(), await signIn()];
		const newPassword = 'another phrase that nobody knows';
		await mine.api.auth.changePassword({ currentPassword: password, newPassword });
		expect([mine.isCached(), other.isCached()]).toEqual([false, false]);
	});

	it('when the database says that the session has ended', async () => {
		const browser = await clinic.signUp('Ended');
		const { cache } = clinic.services.tokens;
		expect(cache.get(browser.token)).toBeDefined();
		await clinic.services.database.system.execute(
			sql`delete from sessions where id = ${browser.session.sessionId}`,
		);
		expect((await refusalOf(browser.api.auth.me())).code).toBe('unauthenticated');
		expect(cache.get(browser.token)).toBeUndefined();
	});
});
