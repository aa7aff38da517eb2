import { addDays, today } from '@hms/contracts';
import { Database, personalTokens, type SessionCredentials, sessions } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { procedures } from '../procedures.ts';
import { restRoutes } from '../rest/routes.ts';
import {
	type Clinic,
	codeOf,
	openBrowser,
	openClinic,
	password,
	refusalOf,
	signedInAs,
} from '../testing/clinic.ts';
import { resetPassword } from './accounts.ts';
import { bearerCredentials, tokenCredentials } from './personal-token.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

type User = Awaited<ReturnType<Clinic['signUp']>>;

const board = { name: 'Board', scope: 'read', expiresOn: today() } as const;
let number = 0;
const newUser = () => clinic.signUp(`Token${++number}`);

function credentialsIn(token: string): SessionCredentials {
	const credentials = tokenCredentials(token);
	if (!credentials) throw new Error('a new token has another format');
	return credentials;
}

/** A new token of a user, and a program that has it. */
async function makeToken({ api }: User, fields: { scope?: 'read' | 'write' } = {}) {
	const made = await api.auth.createToken({ ...board, ...fields });
	const credentials = credentialsIn(made.token);
	return { ...made, credentials, api: signedInAs(clinic.services, credentials) };
}

/** What a program with a token is answered. */
const outcomeOf = ({ api }: Awaited<ReturnType<typeof makeToken>>) => codeOf(api.patient.list({}));

/** Lets a user have signed in as long ago as that. */
const signedInBefore = (userId: string, seconds: number) =>
	clinic.services.database.system
		.update(sessions)
		.set({ createdAt: sql`now() - make_interval(secs => ${seconds})` })
		.where(eq(sessions.userId, userId));

describe('the text of a personal token', () => {
	it('is not in the database, and says which token it is', async () => {
		const ada = await newUser();
		const { token, id, credentials } = await makeToken(ada);
		expect(token).toMatch(/^hms_read_[\w-]{107}$/);
		expect(credentials).toMatchObject({ sessionId: id, userId: ada.user.id, tokenScope: 'read' });
		const stored = await withConnection(
			clinic.target,
			(owner) => owner`select t::text as text from personal_tokens t where id = ${id}`,
		);
		expect(JSON.stringify(stored)).not.toContain(token.slice(-43));
	});

	it('is refused if any part of it is changed', async () => {
		const [ada, eve] = [await newUser(), await newUser()];
		const { token } = await makeToken(ada);
		const other = await makeToken(eve, { scope: 'write' });
		const dashless = (text: string) => text.replaceAll('-', '');
		const altered = [
			token.replace('hms_read_', 'hms_write_'),
			token.replace(dashless(ada.user.id), dashless(eve.user.id)),
			other.token.replace(dashless(eve.user.id), dashless(ada.user.id)),
			other.token.slice(0, -43) + token.slice(-43),
			token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
		];
		for (const text of altered) {
			const { database } = clinic.services;
			await expect(database.as(credentialsIn(text)).check(), text).rejects.toThrow('has ended');
		}
		for (const text of [
			`${token}A`,
			token.slice(0, -1),
			token.toUpperCase(),
			` ${token}`,
			'hms_',
		]) {
			expect(await bearerCredentials(text, clinic.services.tokens), text).toBeNull();
		}
	});

	it('is no cookie, and a cookie or a token of a session is no personal token', async () => {
		const ada = await newUser();
		const browser = openBrowser(clinic.services);
		await browser.api.auth.signIn({ email: ada.email, password });
		const { database } = clinic.services;
		const { credentials, token } = await makeToken(ada);
		const session = browser.credentials;
		if (!session) throw new Error('there is no cookie');
		// The ids of one with the secret of the other.
		for (const mixed of [
			{ ...session, secretHash: credentials.secretHash },
			{ ...credentials, secretHash: session.secretHash },
			{ ...credentials, secretHash: null },
			{ ...credentials, sessionId: ada.session.sessionId },
		]) {
			await expect(database.as(mixed).check()).rejects.toThrow('has ended');
		}
		expect(openBrowser(clinic.services, token).credentials).toBeNull();
	});
});

describe('a personal token', () => {
	it('says when it was used last, to the minute', async () => {
		const ada = await newUser();
		const made = await makeToken(ada);
		const lastUsedAt = async () => (await ada.api.auth.tokens({})).items[0]?.lastUsedAt;
		expect(await lastUsedAt()).toBeNull();
		await Promise.all(Array.from({ length: 5 }, () => made.api.patient.list({})));
		const first = await lastUsedAt();
		expect(first).not.toBeNull();
		await made.api.patient.list({});
		expect(await lastUsedAt()).toBe(first);
		await clinic.services.database.system
			.update(personalTokens)
			.set({ lastUsedAt: sql`now() - interval '2 minutes'` });
		await made.api.patient.list({});
		expect(Date.parse((await lastUsedAt()) ?? '')).toBeGreaterThanOrEqual(Date.parse(first ?? ''));
	});

	it('works while no session is open, however long it was not used, until its day has ended', async () => {
		const ada = await newUser();
		const made = await makeToken(ada);
		const { system } = clinic.services.database;
		await system.delete(sessions).where(eq(sessions.userId, ada.user.id));
		await system.update(personalTokens).set({ lastUsedAt: sql`now() - interval '100 days'` });
		expect(await outcomeOf(made)).toBe('ok');
		const [row] = await system.select().from(personalTokens).where(eq(personalTokens.id, made.id));
		expect(Date.parse(row?.expiresAt ?? '')).toBeGreaterThan(Date.now());
		await system
			.update(personalTokens)
			.set({ expiresAt: sql`now()` })
			.where(eq(personalTokens.id, made.id));
		expect(await outcomeOf(made)).toBe('unauthenticated');
		expect(await codeOf(made.api.auth.me())).toBe('unauthenticated');
	});

	it('ends on every machine when it is taken back', async () => {
		const ada = await newUser();
		const made = await makeToken(ada);
		const elsewhere = new Database(clinic.target, { max: 1, idleSessionSeconds: 3600 });
		await elsewhere.as(made.credentials).check();
		await ada.api.auth.deleteToken({ id: made.id });
		await expect(elsewhere.as(made.credentials).check()).rejects.toThrow('has ended');
		await elsewhere.close();
	});

	it('is not among the sessions, and not ended with them', async () => {
		const ada = await newUser();
		const made = await makeToken(ada);
		expect((await ada.api.auth.sessions()).items.map(({ id }) => id)).toEqual([
			ada.session.sessionId,
		]);
		expect(await codeOf(ada.api.auth.endSession({ id: made.id }))).toBe('not_found');
		await ada.api.auth.endOtherSessions();
		await ada.api.auth.logout();
		expect(await outcomeOf(made)).toBe('ok');
	});

	const endings: Record<string, (user: User) => Promise<unknown>> = {
		'a change of the password': ({ api }) =>
			api.auth.changePassword({ currentPassword: password, newPassword: 'nine loud kettles boil' }),
		'a password set by the operator': ({ email }) =>
			resetPassword(
				{
					db: clinic.services.database.system,
					passwords: clinic.services.passwords,
					clinicNames: [],
				},
				{ email, password: 'nine loud kettles boil' },
			),
		'a password set by a link': async ({ user }) => {
			const { url } = await clinic.ada.api.user.createPasswordReset({ id: user.id });
			const token = url.split('#token=')[1] ?? '';
			await clinic.anonymous.auth.resetPassword({ token, newPassword: 'nine loud kettles boil' });
		},
		'disabling the account': ({ user }) =>
			clinic.ada.api.user.update({ id: user.id, status: 'disabled' }),
	};
	it.each(Object.entries(endings))('ends with %s, and nobody else’s does', async (_name, end) => {
		const [one, other] = [await newUser(), await newUser()];
		const [mine, theirs] = [await makeToken(one), await makeToken(other)];
		await end(one);
		expect(await outcomeOf(mine)).toBe('unauthenticated');
		expect(await outcomeOf(theirs)).toBe('ok');
	});

	it('is never left behind by one that is made while the account is disabled or the password changed', async () => {
		for (const end of Object.values(endings)) {
			const ada = await newUser();
			const [ended, ...made] = await Promise.all([
				codeOf(end(ada)),
				...Array.from({ length: 4 }, () => makeToken(ada).catch(() => null)),
			]);
			expect(ended).toBe('ok');
			// Whoever changes the password stays signed in, and may have made one just after it.
			if (end === endings['a change of the password']) continue;
			for (const token of made) {
				if (token) expect(await outcomeOf(token)).toBe('unauthenticated');
			}
		}
	});
});

describe('what a personal token may do', () => {
	// The walk is over every procedure, with no input: it is refused before the input is looked at.
	const call = (api: User['api'], name: string): Promise<unknown> => {
		const [noun = '', verb = ''] = name.split('.');
		const nouns = api as unknown as Record<
			string,
			Record<string, (input?: unknown) => Promise<unknown>>
		>;
		return nouns[noun]?.[verb]?.() ?? Promise.reject(new Error(`no ${name}`));
	};
	const withheld = (name: string) =>
		/^(auth|user|invitation|share|transfer|emergencyAccess)\./.test(name);

	it.each(['read', 'write'] as const)('is decided for every procedure: %s', async (scope) => {
		const { api } = await makeToken(clinic.ada, { scope });
		for (const { name, type } of procedures.values()) {
			const isRefused = withheld(name) || (scope === 'read' && type === 'mutation');
			const code = await codeOf(call(api, name));
			expect(code === 'forbidden', `${name} of ${scope}: ${code}`).toBe(isRefused);
		}
	});

	it('covers every path of accounts, people and who sees whose patients', () => {
		for (const { procedure, path } of restRoutes) {
			const isAbout = /^\/(auth|users|invitations|shares|transfers|emergency-access)(\/|$)/.test(
				path,
			);
			expect(withheld(procedure), `${procedure} at ${path}`).toBe(isAbout);
		}
	});

	it('is nothing that acts on accounts even where a procedure forgot it', async () => {
		const { credentials } = await makeToken(clinic.ada, { scope: 'write' });
		// Without its scope it is taken for a browser’s session.
		const { tokenScope: _, ...unmarked } = credentials;
		const api = signedInAs(clinic.services, unmarked);
		expect(await codeOf(api.auth.createToken({ ...board, currentPassword: password }))).toBe(
			'unauthenticated',
		);
		expect(await codeOf(api.auth.endOtherSessions())).toBe('unauthenticated');
		expect(await codeOf(api.user.update({ id: clinic.grace.user.id, status: 'disabled' }))).toBe(
			'unauthenticated',
		);
	});
});

describe('making a personal token', () => {
	it('needs the password unless the user has just signed in', async () => {
		const ada = await newUser();
		await signedInBefore(ada.user.id, 540);
		expect(await codeOf(makeToken(ada))).toBe('ok');
		await signedInBefore(ada.user.id, 600);
		expect(await refusalOf(makeToken(ada))).toMatchObject({
			code: 'validation',
			errors: [{ path: 'currentPassword' }],
		});
		// A refreshed token is no sign-in.
		const { token } = await clinic.anonymous.auth.refresh({ refreshToken: ada.refreshToken });
		const session = await clinic.services.tokens.verify(token);
		if (!session) throw new Error('a fresh token is not accepted');
		expect(await codeOf(signedInAs(clinic.services, session).auth.createToken(board))).toBe(
			'validation',
		);
		const withPassword = { ...board, currentPassword: password };
		expect(await codeOf(ada.api.auth.createToken(withPassword))).toBe('ok');
		const again = await ada.signIn();
		expect(await codeOf(again.api.auth.createToken(board))).toBe('ok');
	});

	it('is no way to guess the password', async () => {
		const strict = await openClinic();
		const { settings } = strict.services;
		const limits = { ...settings.limits, signInPerAccount: { count: 3, seconds: 60 } };
		strict.services.settings = { ...settings, limits };
		const guess = (currentPassword: string) =>
			codeOf(strict.ada.api.auth.createToken({ ...board, currentPassword }));
		for (let n = 0; n < 3; n++) expect(await guess(`guess ${n}`)).toBe('validation');
		expect(await guess(password)).toBe('too_many_requests');
		expect((await strict.ada.api.auth.tokens({})).items).toEqual([]);
		await strict.close();
	});

	it('is for a year at most, by the day of the clinic', async () => {
		const ada = await newUser();
		const outcome = (days: number) =>
			codeOf(ada.api.auth.createToken({ ...board, expiresOn: addDays(today(), days) }));
		expect(await outcome(-1)).toBe('validation');
		expect(await outcome(0)).toBe('ok');
		expect(await outcome(365)).toBe('ok');
		expect(await outcome(367)).toBe('validation');
	});

	it('is listed page by page, newest first', async () => {
		const ada = await newUser();
		const names = ['one', 'two', 'three'];
		for (const name of names) await ada.api.auth.createToken({ ...board, name });
		const first = await ada.api.auth.tokens({ limit: 2, total: true });
		expect(first.total).toBe(3);
		const cursor = first.nextCursor ?? '';
		const rest = await ada.api.auth.tokens({ limit: 2, cursor });
		expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(names.toReversed());
	});
});
