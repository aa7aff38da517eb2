import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { createClient } from '../client.ts';
import { createTestClinic, type TestClinic, type TestClinicOptions } from './index.ts';

const password = 'seven quiet lanterns';
const day = 24 * 3600;

/** A clinic of an administrator, whose clock the test moves. */
async function clinicOfAda(options: TestClinicOptions = {}) {
	let now = Date.parse('2026-11-23T09:00:00Z');
	const clinic = createTestClinic({ ...options, now: () => now });
	const ada = await clinic.signUp('Ada');
	const session = createClient(clinic);
	const signIn = () => session.signIn({ email: ada.email, password: ada.password });
	await signIn();
	return {
		...{ clinic, ada, api: session, open: createClient(clinic) },
		/** Lets seconds pass, and signs Ada in again. */
		pass: async (seconds: number) => {
			now += seconds * 1000;
			await signIn();
		},
	};
}

const tokenIn = (url: string) => url.slice(url.indexOf('=') + 1);

const codeOf = async (call: Promise<{ ok: true } | { ok: false; error: { code: string } }>) => {
	const result = await call;
	return result.ok ? 'ok' : result.error.code;
};

function colleague(clinic: TestClinic, name: string) {
	return clinic.signUp(name).then(({ user }) => user.id);
}

describe('the last administrator of a clinic', () => {
	it('stays one', async () => {
		const { clinic, api, ada } = await clinicOfAda();
		const { id } = ada.user;
		for (const change of [{ role: 'staff' }, { status: 'disabled' }] as const) {
			expect(await codeOf(api.user.update.safe({ id, ...change }))).toBe('last_admin');
		}
		const grace = await colleague(clinic, 'Grace');
		await api.user.update({ id: grace, role: 'admin' });
		await api.user.update({ id: grace, status: 'disabled' });
		expect(await codeOf(api.user.update.safe({ id, role: 'staff' }))).toBe('last_admin');
		await api.user.update({ id: grace, status: 'active' });
		expect((await api.user.update({ id, role: 'staff' })).role).toBe('staff');
		expect(await codeOf(api.user.update.safe({ id, role: 'admin' }))).toBe('forbidden');
	});
});

describe('registration by invitation', () => {
	it('is for the first account, and for who has a link', async () => {
		const invite = { registration: 'invite' } as const;
		const empty = createClient(createTestClinic(invite));
		expect(await empty.auth.options()).toEqual({
			...{ registration: 'open', mail: false, clinicName: null },
		});
		const { clinic, api, open } = await clinicOfAda(invite);
		expect(await open.auth.options()).toEqual({
			...{ registration: 'invite', mail: false, clinicName: null },
		});
		await expect(clinic.signUp('Grace')).rejects.toThrow('forbidden');
		const email = 'mary@clinic.example';
		const { url, mailed } = await api.invitation.create({ email, name: 'Mary', role: 'admin' });
		expect([new URL(url).pathname, mailed]).toEqual(['/register', false]);
		const invitation = tokenIn(url);
		const invited = { email, name: 'Mary', role: 'admin' };
		expect(await open.auth.invitation({ token: invitation })).toEqual(invited);
		const account = { name: 'Mary', email, password, invitation };
		expect((await open.auth.register(account)).user.role).toBe('admin');
		expect(await codeOf(open.auth.invitation.safe({ token: invitation }))).toBe('forbidden');
	});

	it('ends after seven days', async () => {
		const { api, open, pass } = await clinicOfAda();
		const { url, expiresAt } = await api.invitation.create({ email: 'mary@clinic.example' });
		expect(Date.parse(expiresAt)).toBeGreaterThan(Date.parse('2026-11-30T09:00:00Z'));
		await pass(7 * day - 60);
		expect((await api.invitation.list()).items).toHaveLength(1);
		await pass(61);
		expect((await api.invitation.list()).items).toEqual([]);
		const late = open.auth.invitation.safe({ token: tokenIn(url) });
		expect(await codeOf(late)).toBe('forbidden');
	});
});

describe('a link to set a new password', () => {
	it('works for a day', async () => {
		const { clinic, api, open, pass } = await clinicOfAda();
		const id = await colleague(clinic, 'Grace');
		const { url } = await api.user.createPasswordReset({ id });
		await pass(day + 1);
		const late = { token: tokenIn(url), newPassword: 'eleven loud trumpets' };
		expect(await codeOf(open.auth.resetPassword.safe(late))).toBe('invalid_token');
		const next = await api.user.createPasswordReset({ id });
		await open.auth.resetPassword({ ...late, token: tokenIn(next.url) });
		const signIn = { email: 'grace@clinic.example', password: late.newPassword };
		expect((await open.auth.login(signIn)).user.id).toBe(id);
	});
});

describe('when a colleague was last seen', () => {
	it('is known after the session, too', async () => {
		const { clinic, api } = await clinicOfAda();
		const { fetch, user } = await clinic.signUp('Grace');
		const seen = async () =>
			(await api.user.list({ q: 'grace' })).items.map(({ lastSeenAt }) => lastSeenAt);
		await fetch('/api/auth/me');
		const [before] = await seen();
		expect(before).toMatch(/^2026-11-23T09:00/);
		await api.user.update({ id: user.id, status: 'disabled' });
		const [gone] = (await api.user.list({ status: 'disabled' })).items;
		expect(gone?.lastSeenAt).toBe(before);
	});
});

describe('turning the codes of an app off', () => {
	it('ends the recovery codes, and leaves passkeys', async () => {
		const now = Date.parse('2026-11-23T09:00:00Z');
		const clinic = createTestClinic({ now: () => now });
		const { token } = await clinic.signUp('Ada');
		const { auth } = createClient({ ...clinic, token });
		const { challenge } = await auth.beginPasskey({});
		const bytes = (text: string) => Buffer.from(text).toString('base64url');
		await auth.createPasskey({
			credential: {
				...{ id: 'AAAA', rawId: 'AAAA', type: 'public-key' },
				response: {
					clientDataJSON: bytes(JSON.stringify({ challenge })),
					attestationObject: bytes('none'),
				},
			},
		});
		const app = new TOTP({ secret: Secret.fromBase32((await auth.beginTotp({})).secret) });
		const code = (period: number) => app.generate({ timestamp: now + period * 30_000 });
		const { recoveryCodes } = await auth.confirmTotp({ code: code(0) });
		expect(recoveryCodes[0]).toMatch(/^([A-Z2-7]{4}-){6}[A-Z2-7]{4}$/);
		await auth.removeTotp({ code: code(1) });
		expect(await auth.twoFactor()).toMatchObject({
			...{ totp: false, recoveryCodesLeft: 0, passkeys: [{ name: 'Passkey' }] },
		});
	});
});
