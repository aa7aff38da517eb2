import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	type Clinic,
	codeOf,
	openBrowser,
	openClinic,
	password,
	refusalOf,
} from '../testing/clinic.ts';

let clinic: Clinic;
let admin: Clinic['ada']['api'];
beforeAll(async () => {
	clinic = await openClinic();
	clinic.services.settings = { ...clinic.services.settings, registration: 'invite' };
	admin = clinic.ada.api;
});
afterAll(() => clinic.close());

let number = 0;
const newEmail = () => `invited${++number}@example.org`;
const tokenIn = (url: string) => url.split('#invitation=')[1] ?? '';

async function invite(fields: { name?: string; role?: 'admin' | 'staff' } = {}) {
	const email = newEmail();
	const invitation = await admin.invitation.create({ email, ...fields });
	const token = tokenIn(invitation.url);
	return { ...invitation, token };
}

const register = (email: string, invitation?: string) =>
	clinic.anonymous.auth.register({
		name: 'Invited',
		email,
		password,
		...(invitation === undefined ? {} : { invitation }),
	});

const open = async () => (await admin.invitation.list({ limit: 100 })).items;

describe('an invitation', () => {
	it('says its link once, and is listed without it until it is used', async () => {
		const { token, url, mailed, ...listed } = await invite({ name: 'Mary', role: 'admin' });
		expect(url).toBe(`http://127.0.0.1:3000/register#invitation=${token}`);
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(mailed).toBe(false);
		expect(listed).toMatchObject({ name: 'Mary', role: 'admin' });
		const days = (Date.parse(listed.expiresAt) - Date.parse(listed.createdAt)) / 86_400_000;
		expect(days).toBe(7);
		expect(await open()).toContainEqual(listed);
		const stored = await withConnection(
			clinic.target,
			(owner) => owner`select i::text as text from invitations i`,
		);
		expect(JSON.stringify(stored)).not.toContain(token);

		expect(await clinic.anonymous.auth.invitation({ token })).toEqual({
			email: listed.email,
			name: 'Mary',
			role: 'admin',
		});
		const { user } = await register(listed.email.toUpperCase(), token);
		expect(user).toMatchObject({ name: 'Invited', email: listed.email, role: 'admin' });
		expect((await open()).map(({ id }) => id)).not.toContain(listed.id);
	});

	it('works once', async () => {
		const { email, token } = await invite();
		expect(await codeOf(register(email, token))).toBe('ok');
		expect(await codeOf(register(email, token))).toBe('forbidden');
		expect(await codeOf(register(newEmail(), token))).toBe('forbidden');
		expect(await codeOf(clinic.anonymous.auth.invitation({ token }))).toBe('forbidden');
	});

	it('works once of many at the same time', async () => {
		const { email, token } = await invite();
		const outcomes = await Promise.all([
			...Array.from({ length: 5 }, () => codeOf(register(email, token))),
			...Array.from({ length: 5 }, () =>
				codeOf(
					openBrowser(clinic.services).api.auth.signUp({
						name: 'I',
						email,
						password,
						invitation: token,
					}),
				),
			),
		]);
		expect(outcomes.toSorted()).toEqual([...Array(9).fill('forbidden'), 'ok']);
	});

	it('is for its own address', async () => {
		const { email, token } = await invite({ role: 'admin' });
		const refused = await refusalOf(register(newEmail(), token));
		expect(refused.code).toBe('forbidden');
		// The same as for a token that never was.
		expect(await refusalOf(register(email, 'A'.repeat(43)))).toEqual(refused);
		expect(await codeOf(register(email, token))).toBe('ok');
	});

	it('works no more once it is withdrawn or has expired', async () => {
		const withdrawn = await invite();
		await admin.invitation.withdraw({ id: withdrawn.id });
		expect(await codeOf(register(withdrawn.email, withdrawn.token))).toBe('forbidden');
		expect(await codeOf(admin.invitation.withdraw({ id: withdrawn.id }))).toBe('not_found');

		const expired = await invite();
		await withConnection(
			clinic.target,
			(owner) => owner`update invitations set expires_at = now() where id = ${expired.id}`,
		);
		expect(await codeOf(register(expired.email, expired.token))).toBe('forbidden');
		expect((await open()).map(({ id }) => id)).not.toContain(expired.id);
	});

	it('replaces the one before for the same address', async () => {
		const first = await invite({ role: 'admin' });
		const second = await admin.invitation.create({ email: first.email });
		expect(second.id).not.toBe(first.id);
		expect((await open()).filter(({ email }) => email === first.email)).toHaveLength(1);
		expect(await codeOf(register(first.email, first.token))).toBe('forbidden');
		expect((await register(first.email, tokenIn(second.url))).user.role).toBe('staff');
	});

	it('is not for somebody who has an account, disabled or not', async () => {
		const { email, user } = clinic.grace;
		expect(await refusalOf(admin.invitation.create({ email: email.toUpperCase() }))).toMatchObject({
			code: 'email_taken',
			errors: [{ path: 'email' }],
		});
		await admin.user.update({ id: user.id, status: 'disabled' });
		expect(await codeOf(admin.invitation.create({ email }))).toBe('email_taken');
	});

	it('stays as it is when its registration is refused for another reason', async () => {
		const { email, token } = await invite();
		const weak = clinic.anonymous.auth.register({
			name: 'I',
			email,
			password: 'password1234',
			invitation: token,
		});
		expect(await codeOf(weak)).toBe('validation');
		expect(await codeOf(register(email, token))).toBe('ok');
	});

	it('cannot be made or used where registration is closed', async () => {
		const { email, token } = await invite();
		const { settings } = clinic.services;
		clinic.services.settings = { ...settings, registration: 'closed' };
		expect(await codeOf(register(email, token))).toBe('forbidden');
		expect(await codeOf(clinic.anonymous.auth.invitation({ token }))).toBe('forbidden');
		expect(await codeOf(admin.invitation.create({ email: newEmail() }))).toBe('forbidden');
		clinic.services.settings = settings;
	});
});

describe('registering', () => {
	it('needs an invitation, and says the same of known and unknown addresses without one', async () => {
		const unknown = await refusalOf(register(newEmail()));
		expect(unknown.code).toBe('forbidden');
		expect(await refusalOf(register('ada@example.org'))).toEqual(unknown);
		expect(await clinic.anonymous.auth.options()).toEqual({
			...{ registration: 'invite', mail: false, clinicName: null },
		});
	});

	it('needs none for the first account of all, and for that alone', async () => {
		const empty = await openClinic();
		await withConnection(empty.target, async (owner) => {
			await owner`delete from sessions`;
			await owner`delete from credentials`;
			await owner`delete from users`;
		});
		empty.services.settings = { ...empty.services.settings, registration: 'invite' };
		const { auth } = empty.anonymous;
		expect((await auth.options()).registration).toBe('open');
		const outcomes = await Promise.all(
			Array.from({ length: 6 }, (_, n) =>
				codeOf(auth.register({ name: 'F', email: `first${n}@example.org`, password })),
			),
		);
		expect(outcomes.toSorted()).toEqual([...Array(5).fill('forbidden'), 'ok']);
		expect((await auth.options()).registration).toBe('invite');
		const roles = await empty.services.database.system.execute('select role from users');
		expect(roles).toEqual([{ role: 'admin' }]);
		await empty.close();
	});

	it('takes an invitation where it is open, too, and then its role', async () => {
		const { email, token } = await invite({ role: 'admin' });
		const { settings } = clinic.services;
		clinic.services.settings = { ...settings, registration: 'open' };
		expect(await codeOf(register(newEmail(), token))).toBe('forbidden');
		expect((await register(email, token)).user.role).toBe('admin');
		// Without it, the account ends the invitation of its address.
		const other = await invite();
		expect((await register(other.email)).user.role).toBe('staff');
		expect((await open()).map(({ id }) => id)).not.toContain(other.id);
		clinic.services.settings = settings;
	});
});
