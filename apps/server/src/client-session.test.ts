import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, memoryStore, type SessionEnd, type SessionStore } from '@hms/client';
import { fileStore } from '@hms/client/node';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openServer, password, type Server } from './testing.ts';

let server: Server;
let folder: string;
beforeAll(async () => {
	// The clock stands, so that no time to wait passes during a test.
	const now = new Date();
	server = await openServer({}, { clock: () => now });
	folder = await mkdtemp(join(tmpdir(), 'client-session-'));
});
afterAll(async () => {
	await server.close();
	await rm(folder, { recursive: true });
});

let ends: SessionEnd[];
let refreshes: number;
beforeEach(() => {
	ends = [];
	refreshes = 0;
});

const clientOf = (store: SessionStore) =>
	createClient({
		url: server.url,
		store,
		onSessionEnd: (end) => ends.push(end),
		fetch: (url, init) => {
			if (url.endsWith('auth.refresh')) refreshes++;
			return fetch(url, init);
		},
	});

const ada = { email: 'ada@example.org', password };
const grace = { email: 'grace@example.org', password };

/** Makes the stored token one that the server refuses. */
async function spoilToken(store: SessionStore): Promise<void> {
	const session = await store.read();
	if (session) await store.write({ ...session, token: `${session.token}x` });
}

it('signs in, and ends the session on the server as well', async () => {
	const store = memoryStore();
	const clinic = clientOf(store);
	expect(await clinic.signedInUser()).toBeNull();
	expect(await clinic.patient.list.safe()).toMatchObject({
		ok: false,
		error: { code: 'unauthenticated' },
	});
	const user = await clinic.signIn(ada);
	expect(await clinic.auth.me()).toEqual(user);
	const { token = '' } = (await store.read()) ?? {};
	await clinic.signOut();
	expect(ends).toEqual(['signed_out']);
	expect(await clinic.signedInUser()).toBeNull();
	await expect(createClient({ url: server.url, token }).auth.me()).rejects.toThrow('Sign in');
});

it('renews its token once for many calls, before it expires and after it was refused', async () => {
	const store = memoryStore();
	await clientOf(store).signIn(ada);
	const session = await store.read();
	if (!session) throw new Error('there is no session');
	await store.write({ ...session, expiresAt: Date.now() + 1000 });
	const clinic = clientOf(store);
	await Promise.all(Array.from({ length: 30 }, () => clinic.auth.me()));
	expect(refreshes).toBe(1);
	await spoilToken(store);
	const other = clientOf(store);
	await Promise.all([
		other.auth.me(),
		other.patient.create({ givenName: 'A' }),
		other.clinic.get(),
	]);
	expect(refreshes).toBe(2);
	expect(ends).toEqual([]);
});

it.each([
	['in memory', () => memoryStore()],
	['in a file', () => fileStore(join(folder, 'session.json'))],
])('shares a session kept %s: several clients renew it once', async (place, open) => {
	const shared = open();
	await clientOf(shared).signIn(ada);
	await spoilToken(shared);
	const sameStore = () => (place === 'in a file' ? open() : shared);
	const clients = Array.from({ length: 8 }, () => clientOf(sameStore()));
	const users = await Promise.all(clients.map((one) => one.auth.me()));
	expect(new Set(users.map(({ email }) => email))).toEqual(new Set([ada.email]));
	expect(refreshes).toBe(1);
});

it('tells once when the session has ended for good', async () => {
	const store = memoryStore();
	const clinic = clientOf(store);
	await clinic.signIn(ada);
	const elsewhere = clientOf(memoryStore());
	await elsewhere.signIn(ada);
	await elsewhere.auth.endOtherSessions();
	const calls = await Promise.all([clinic.auth.me.safe(), clinic.patient.list.safe()]);
	expect(calls.map((call) => !call.ok && call.error.code)).toEqual([
		'unauthenticated',
		'unauthenticated',
	]);
	expect(ends).toEqual(['ended']);
	expect(await store.read()).toBeNull();
});

it('never becomes somebody else who signs in with the same store', async () => {
	const store = memoryStore();
	const clinic = clientOf(store);
	await clinic.signIn(ada);
	const otherTab = clientOf(store);
	await otherTab.signOut();
	await otherTab.signIn(grace);
	expect(await clinic.auth.me.safe()).toMatchObject({ error: { code: 'unauthenticated' } });
	expect(await clinic.auth.me.safe()).toMatchObject({ error: { code: 'unauthenticated' } });
	expect(await clinic.signedInUser()).toBeNull();
	expect((await otherTab.auth.me()).email).toBe(grace.email);
});

it('asks a given function for a token, once more where it was refused', async () => {
	let asked = 0;
	const clinic = createClient({
		url: server.url,
		token: async () => (asked++ === 0 ? 'expired' : server.grace.token),
	});
	expect((await clinic.auth.me()).email).toBe(grace.email);
	await expect(clinic.signIn(ada)).rejects.toThrow('token of its own');
});

it('does not wait for others who guess the password where somebody has signed in before', async () => {
	const { email } = (await server.signUp('guessed')).user;
	const store = fileStore(join(folder, 'guessed.json'));
	await clientOf(store).signIn({ email, password });
	// Another process with the same store, whose session ends.
	const clinic = clientOf(store);
	await clinic.signOut();
	const stranger = clientOf(memoryStore());
	const guess = () => stranger.signIn({ email, password: 'wrong wrong wrong' });
	for (let n = 0; n < 10; n++) await expect(guess()).rejects.toThrow('wrong');
	await expect(stranger.signIn({ email, password })).rejects.toThrow('Too many attempts');
	expect((await clinic.signIn({ email, password })).email).toBe(email);
});
