import { maxPasskeys } from '@hms/contracts';
import { Database, passkeyChallenges, sessions } from '@hms/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authenticator, addPasskey, type Ceremony } from '../testing/authenticator.ts';
import {
	type Clinic,
	codeOf,
	openBrowser,
	openClinic,
	password,
	refusalOf,
} from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

type User = Awaited<ReturnType<Clinic['signUp']>>;

let number = 0;
const newUser = () => clinic.signUp(`Key${++number}`);

/** A user with the authenticator that has a passkey of theirs. */
async function withPasskey(authenticator = new Authenticator()) {
	const user = await newUser();
	const passkey = await addPasskey(user.api, authenticator);
	return { ...user, passkey, authenticator };
}

const begin = () => clinic.anonymous.auth.beginPasskeySignIn();
const signIn = async (authenticator: Authenticator, odd: Partial<Ceremony> = {}) =>
	clinic.anonymous.auth.loginWithPasskey({ credential: authenticator.get(await begin(), odd) });

const lastEvent = async ({ user }: User) => {
	const { items } = await clinic.ada.api.securityEvent.list({ userId: user.id, limit: 1 });
	return items[0];
};

/** What dishonest browsers, pages and authenticators send. */
const oddities: Record<string, Partial<Ceremony>> = {
	'made at another site': { origin: 'https://clinic.example.evil' },
	'made at another port': { origin: 'http://127.0.0.1:3001' },
	'made with another scheme': { origin: 'https://127.0.0.1:3000' },
	'made for another name': { rpId: 'evil.example', origin: 'http://127.0.0.1:3000' },
	'made without its user': { isPresent: false },
	'made without verifying its user': { isVerified: false },
	'made for the other purpose': { type: 'webauthn.other' },
};

describe('registering a passkey', () => {
	it('lists it, and records it', async () => {
		const user = await withPasskey();
		const { passkeys } = await user.api.auth.twoFactor();
		expect(passkeys).toEqual([
			{
				...{ id: user.passkey.id, name: 'Phone', lastUsedAt: null },
				createdAt: expect.stringMatching(/Z$/),
			},
		]);
		expect(await lastEvent(user)).toMatchObject({ kind: 'passkey_added', detail: null });
		const { items } = await clinic.ada.api.user.list({ q: user.email });
		expect(items).toMatchObject([{ twoFactor: true }]);
		const renamed = await user.api.auth.updatePasskey({ id: user.passkey.id, name: 'My phone' });
		expect(renamed.name).toBe('My phone');
	});

	it('tells a device which ones it has, and takes none twice', async () => {
		const user = await withPasskey();
		const { excludeCredentials } = await user.api.auth.beginPasskey({});
		expect(excludeCredentials.map(({ id }) => id)).toEqual([user.authenticator.id]);
		const other = await newUser();
		for (const { api } of [user, other]) {
			const copy = new Authenticator({ id: user.authenticator.id });
			expect(await refusalOf(addPasskey(api, copy))).toMatchObject({
				...{ code: 'conflict', errors: [{ path: 'credential' }] },
			});
		}
		expect((await other.api.auth.twoFactor()).passkeys).toEqual([]);
	});

	it.each(Object.entries(oddities))('refuses one that was %s', async (_name, odd) => {
		const { api } = await newUser();
		expect(await refusalOf(addPasskey(api, new Authenticator(), odd))).toMatchObject({
			...{ code: 'validation', errors: [{ path: 'credential' }] },
		});
		expect((await api.auth.twoFactor()).passkeys).toEqual([]);
	});

	it('takes each challenge once, of its user, within five minutes', async () => {
		const [user, other] = [await newUser(), await newUser()];
		const options = await user.api.auth.beginPasskey({});
		const add = (by: User, challenge: string) => {
			const credential = new Authenticator().create({ ...options, challenge });
			return codeOf(by.api.auth.createPasskey({ credential }));
		};
		expect(await add(other, options.challenge)).toBe('validation');
		const atOnce = await Promise.all(Array.from({ length: 8 }, () => add(user, options.challenge)));
		expect(atOnce.filter((code) => code === 'ok')).toHaveLength(1);
		expect(await add(user, options.challenge)).toBe('validation');
		expect(await add(user, (await begin()).challenge)).toBe('validation');
		expect(await add(user, '')).toBe('validation');
		const late = await user.api.auth.beginPasskey({});
		await clinic.services.database.system
			.update(passkeyChallenges)
			.set({ expiresAt: sql`now()` })
			.where(eq(passkeyChallenges.userId, user.user.id));
		expect(await add(user, late.challenge)).toBe('validation');
		expect((await user.api.auth.twoFactor()).passkeys).toHaveLength(1);
	});

	it('refuses what is no credential', async () => {
		const { api } = await newUser();
		const credential = new Authenticator().create(await api.auth.beginPasskey({}));
		const { response } = credential;
		const notJson = Buffer.from('{"challenge":').toString('base64url');
		for (const broken of [
			{ ...credential, rawId: 'AAAA' },
			{ ...credential, response: { ...response, clientDataJSON: notJson } },
			{ ...credential, response: { ...response, attestationObject: 'AAAA' } },
		]) {
			const made = api.auth.createPasskey({ credential: broken });
			expect(await refusalOf(made)).toMatchObject({ code: 'validation' });
		}
	});

	it('needs the password unless the user has just signed in, and so does removing', async () => {
		const user = await withPasskey();
		await clinic.services.database.system
			.update(sessions)
			.set({ createdAt: sql`now() - interval '10 minutes'` })
			.where(eq(sessions.userId, user.user.id));
		const { id } = user.passkey;
		const { auth } = user.api;
		for (const call of [() => auth.beginPasskey({}), () => auth.deletePasskey({ id })]) {
			expect(await refusalOf(call())).toMatchObject({ errors: [{ path: 'currentPassword' }] });
		}
		const currentPassword = password;
		expect(await codeOf(auth.beginPasskey({ currentPassword }))).toBe('ok');
		expect(await codeOf(auth.deletePasskey({ id, currentPassword: 'wrong' }))).toBe('validation');
		expect(await codeOf(auth.deletePasskey({ id, currentPassword }))).toBe('ok');
		expect(await codeOf(auth.deletePasskey({ id, currentPassword }))).toBe('not_found');
		expect(await lastEvent(user)).toMatchObject({ kind: 'passkey_removed' });
	});

	it('has an end', async () => {
		const user = await withPasskey();
		const { system } = clinic.services.database;
		await system.execute(sql`
			insert into passkeys (id, user_id, name, credential_id, public_key, counter)
			select gen_random_uuid(), ${user.user.id}, 'Copy', uuid_send(gen_random_uuid()), '', 0
			from generate_series(2, ${maxPasskeys})`);
		expect(await codeOf(addPasskey(user.api, new Authenticator()))).toBe('conflict');
	});
});

describe('signing in with a passkey', () => {
	it('needs neither address nor password, and says when it was used', async () => {
		const user = await withPasskey();
		const options = await begin();
		expect(options).toMatchObject({ rpId: '127.0.0.1', userVerification: 'required' });
		const answer = await signIn(user.authenticator);
		expect(answer.user).toEqual(user.user);
		expect(await clinic.services.tokens.verify(answer.token)).toMatchObject({
			userId: user.user.id,
		});
		expect(answer.deviceToken).toEqual(expect.any(String));
		const { passkeys } = await user.api.auth.twoFactor();
		expect(passkeys).toMatchObject([{ lastUsedAt: expect.stringMatching(/Z$/) }]);
		expect(await lastEvent(user)).toMatchObject({ kind: 'signed_in', detail: 'passkey program' });
	});

	it('gives a browser its cookie, and ends the session that it had', async () => {
		const user = await withPasskey();
		const browser = openBrowser(clinic.services);
		await browser.api.auth.signIn({ email: user.email, password });
		const before = browser.cookie;
		const credential = user.authenticator.get(await browser.api.auth.beginPasskeySignIn());
		expect(await browser.api.auth.signInWithPasskey({ credential })).toEqual({ user: user.user });
		expect((await browser.api.auth.me()).id).toBe(user.user.id);
		expect(await codeOf(openBrowser(clinic.services, before).api.auth.me())).toBe(
			'unauthenticated',
		);
	});

	it.each(Object.entries(oddities))('refuses one that was %s', async (_name, odd) => {
		const user = await withPasskey();
		const detail = 'This passkey does not sign in here.';
		expect(await refusalOf(signIn(user.authenticator, odd))).toMatchObject({
			...{ code: 'invalid_credentials', detail },
		});
		expect(await lastEvent(user)).toMatchObject({ kind: 'sign_in_failed', actor: null });
	});

	it('takes each challenge once, on whichever machine, within five minutes', async () => {
		const user = await withPasskey();
		const other = new Database(clinic.target, { max: 4, idleSessionSeconds: 3600 });
		const machines = [clinic.services, { ...clinic.services, database: other }];
		const credential = user.authenticator.get(await begin());
		const outcomes = await Promise.all(
			Array.from({ length: 10 }, (_, n) => {
				const { api } = openBrowser(machines[n % 2] ?? clinic.services);
				return codeOf(api.auth.signInWithPasskey({ credential }));
			}),
		);
		await other.close();
		expect(outcomes.filter((code) => code === 'ok')).toHaveLength(1);
		const replay = () => codeOf(clinic.anonymous.auth.loginWithPasskey({ credential }));
		expect(await replay()).toBe('invalid_credentials');
		const late = user.authenticator.get(await begin());
		await clinic.services.database.system.update(passkeyChallenges).set({ expiresAt: sql`now()` });
		expect(await codeOf(clinic.anonymous.auth.loginWithPasskey({ credential: late }))).toBe(
			'invalid_credentials',
		);
	});

	it('refuses a challenge of ours that is for registering, or none of ours', async () => {
		const user = await withPasskey();
		const { challenge } = await user.api.auth.beginPasskey({});
		for (const wrong of [challenge, 'AAAAAAAAAAAAAAAAAAAAAA', '']) {
			const credential = user.authenticator.get({ ...(await begin()), challenge: wrong });
			expect(await codeOf(clinic.anonymous.auth.loginWithPasskey({ credential }))).toBe(
				'invalid_credentials',
			);
		}
	});

	it('uses a challenge up whatever becomes of its answer', async () => {
		const user = await withPasskey();
		const options = await begin();
		const call = (odd: Partial<Ceremony> = {}) =>
			codeOf(
				clinic.anonymous.auth.loginWithPasskey({
					credential: user.authenticator.get(options, odd),
				}),
			);
		expect(await call({ isVerified: false })).toBe('invalid_credentials');
		expect(await call()).toBe('invalid_credentials');
	});

	it('is nobody else’s: neither another key, nor another user, nor a changed answer', async () => {
		const [user, eve] = [await withPasskey(), await withPasskey()];
		const send = (credential: ReturnType<Authenticator['get']>) =>
			codeOf(clinic.anonymous.auth.loginWithPasskey({ credential }));
		const ofEve = async () => eve.authenticator.get(await begin());
		const { id } = user.authenticator;
		// Eve signs, and says that it is the other one's passkey, or that it is the other one's account.
		expect(await send({ ...(await ofEve()), id, rawId: id })).toBe('invalid_credentials');
		const { userHandle } = user.authenticator.get(await begin()).response;
		const mine = await ofEve();
		expect(await send({ ...mine, response: { ...mine.response, userHandle } })).toBe(
			'invalid_credentials',
		);
		// Another challenge than the one that was signed.
		const { clientDataJSON } = (await ofEve()).response;
		const signed = await ofEve();
		expect(await send({ ...signed, response: { ...signed.response, clientDataJSON } })).toBe(
			'invalid_credentials',
		);
		// Another key under the id of the user's.
		const copy = new Authenticator({ id });
		copy.create(await user.api.auth.beginPasskey({}));
		expect(await codeOf(signIn(copy))).toBe('invalid_credentials');
		expect(await codeOf(signIn(user.authenticator))).toBe('ok');
	});

	it('takes no copy of a passkey that counts its uses', async () => {
		const user = await withPasskey(new Authenticator({ counter: 7 }));
		const { authenticator } = user;
		expect(await codeOf(signIn(authenticator))).toBe('ok');
		authenticator.counter = 7;
		expect(await codeOf(signIn(authenticator))).toBe('invalid_credentials');
		expect(await codeOf(signIn(authenticator))).toBe('ok');
	});

	const endings: Record<
		string,
		(user: Awaited<ReturnType<typeof withPasskey>>) => Promise<unknown>
	> = {
		'its user has removed it': ({ api, passkey }) => api.auth.deletePasskey({ id: passkey.id }),
		'an administrator has removed the second factors': ({ user }) =>
			clinic.ada.api.user.removeTwoFactor({ id: user.id }),
		'the account is disabled': ({ user }) =>
			clinic.ada.api.user.update({ id: user.id, status: 'disabled' }),
	};
	it.each(Object.entries(endings))('ends when %s', async (_name, end) => {
		const user = await withPasskey();
		const credential = user.authenticator.get(await begin());
		await end(user);
		expect(await codeOf(clinic.anonymous.auth.loginWithPasskey({ credential }))).toBe(
			'invalid_credentials',
		);
		expect(await codeOf(signIn(user.authenticator))).toBe('invalid_credentials');
	});

	it('leaves no session behind when it is removed or disabled meanwhile', async () => {
		const user = await withPasskey();
		const credentials = [];
		for (let n = 0; n < 6; n++) credentials.push(user.authenticator.get(await begin()));
		const [disabled] = await Promise.all([
			codeOf(clinic.ada.api.user.update({ id: user.user.id, status: 'disabled' })),
			...credentials.map((credential) =>
				codeOf(clinic.anonymous.auth.loginWithPasskey({ credential })),
			),
		]);
		expect(disabled).toBe('ok');
		const { system } = clinic.services.database;
		expect(await system.$count(sessions, eq(sessions.userId, user.user.id))).toBe(0);
	});

	it('stays when the password changes', async () => {
		const user = await withPasskey();
		const newPassword = 'nine loud kettles boil';
		await user.api.auth.changePassword({ currentPassword: password, newPassword });
		expect(await codeOf(signIn(user.authenticator))).toBe('ok');
	});
});

describe('where two factors are required', () => {
	it('a passkey is both, and the password alone is not enough any more', async () => {
		const strict = await openClinic({ requireTwoFactor: 'everyone' });
		const { ada, services } = strict;
		expect(await codeOf(ada.api.patient.list({}))).toBe('two_factor_required');
		const elsewhere = await ada.signIn();
		const authenticator = new Authenticator();
		const { id } = await addPasskey(ada.api, authenticator);
		expect(await codeOf(ada.api.patient.list({}))).toBe('ok');
		// It was opened with the password alone.
		expect(await codeOf(elsewhere.api.auth.me())).toBe('unauthenticated');
		expect(await codeOf(ada.signIn())).toBe('two_factor_required');
		const credential = authenticator.get(await strict.anonymous.auth.beginPasskeySignIn());
		const { token } = await strict.anonymous.auth.loginWithPasskey({ credential });
		expect(await services.tokens.verify(token)).toMatchObject({ userId: ada.user.id });
		await ada.api.auth.deletePasskey({ id });
		expect(await codeOf(ada.api.patient.list({}))).toBe('two_factor_required');
		expect(await codeOf(ada.signIn())).toBe('ok');
		await strict.close();
	});

	it('elsewhere the password is as good as before, and other sessions go on', async () => {
		const user = await newUser();
		const elsewhere = await user.signIn();
		await addPasskey(user.api, new Authenticator());
		expect(await codeOf(elsewhere.api.patient.list({}))).toBe('ok');
		expect(await codeOf(user.signIn())).toBe('ok');
	});
});
