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
import { codeAt, withApps } from '../testing/two-factor.ts';
import { stepOf } from './totp.ts';

let clinic: Clinic;
let apps: ReturnType<typeof withApps>;
beforeAll(async () => {
	clinic = await openClinic({
		limits: { ...unlimited, signInPerAccount: { count: 4, seconds: 900 } },
	});
	apps = withApps(clinic);
});
afterAll(() => clinic.close());

let number = 0;
const newUser = () => clinic.signUp(`Careful${++number}`);
const signIn = (email: string, code?: string) =>
	codeOf(clinic.anonymous.auth.login({ email, password, code }));

const inDatabase = (statement: string) =>
	withConnection(clinic.target, (owner) => owner.unsafe(statement));
const makeOld = (userId: string) =>
	inDatabase(
		`update sessions set created_at = now() - interval '601 seconds' where user_id = '${userId}'`,
	);

describe('setting up codes of an app', () => {
	it('turns them on with the first code, ends every other session, and gives recovery codes', async () => {
		const { user, email, api, signIn: signInElsewhere } = await newUser();
		const other = await signInElsewhere();
		const none = { totp: false, totpSince: null, passkeys: [], recoveryCodesLeft: 0 };
		expect(await api.auth.twoFactor()).toEqual(none);
		const { secret, uri } = await api.auth.beginTotp({ currentPassword: password });
		expect(secret).toMatch(/^[A-Z2-7]{32}$/);
		expect(uri).toBe(
			`otpauth://totp/HMS:${encodeURIComponent(email)}?issuer=HMS&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
		);
		// Nothing is on yet.
		expect(await api.auth.twoFactor()).toEqual(none);
		expect(await signIn(email)).toBe('ok');
		const code = apps.nextCode(secret);
		const { recoveryCodes } = await api.auth.confirmTotp({
			code: `${code.slice(0, 3)} ${code.slice(3)}`,
		});
		expect(new Set(recoveryCodes).size).toBe(10);
		for (const one of recoveryCodes) expect(one).toMatch(/^([A-Z2-7]{4}-){6}[A-Z2-7]{4}$/);
		expect(await api.auth.twoFactor()).toEqual({
			...{ totp: true, totpSince: expect.any(String) },
			...{ passkeys: [], recoveryCodesLeft: 10 },
		});
		expect(await codeOf(other.api.auth.me())).toBe('unauthenticated');
		expect(await codeOf(clinic.anonymous.auth.refresh({ refreshToken: other.refreshToken }))).toBe(
			'unauthenticated',
		);
		expect(await signIn(email)).toBe('code_required');
		const stored = await inDatabase(
			`select r::text as text from recovery_codes r where user_id = '${user.id}'`,
		);
		expect(stored).toHaveLength(10);
		for (const one of recoveryCodes) expect(JSON.stringify(stored)).not.toContain(one.slice(0, 9));
	});

	it('needs the current password, or a sign-in of the last ten minutes', async () => {
		const { user, api } = await newUser();
		expect(await codeOf(api.auth.beginTotp({}))).toBe('ok');
		await makeOld(user.id);
		expect(await refusalOf(api.auth.beginTotp({}))).toMatchObject({
			code: 'validation',
			errors: [{ path: 'currentPassword', message: expect.stringContaining('is needed') }],
		});
		expect(await refusalOf(api.auth.beginTotp({ currentPassword: 'wrong' }))).toMatchObject({
			code: 'validation',
			errors: [{ path: 'currentPassword', message: 'That isn’t your current password' }],
		});
		expect(await codeOf(api.auth.beginTotp({ currentPassword: password }))).toBe('ok');
	});

	it('takes codes of the newest secret only, and none of one that is an hour old', async () => {
		const { user, api } = await newUser();
		const confirm = (secret: string) => api.auth.confirmTotp({ code: apps.nextCode(secret) });
		expect(await codeOf(api.auth.confirmTotp({ code: '123456' }))).toBe('conflict');
		const first = await api.auth.beginTotp({});
		const second = await api.auth.beginTotp({});
		expect(await refusalOf(confirm(first.secret))).toMatchObject({
			code: 'validation',
			errors: [{ path: 'code' }],
		});
		await inDatabase(
			`update totp_secrets set created_at = now() - interval '1 hour' where user_id = '${user.id}'`,
		);
		expect(await codeOf(confirm(second.secret))).toBe('conflict');
		expect((await api.auth.twoFactor()).totp).toBe(false);
	});

	it('happens once, if it is confirmed twice at the same time', async () => {
		const { api, signIn: signInElsewhere } = await newUser();
		const other = await signInElsewhere();
		const { secret } = await api.auth.beginTotp({});
		const code = apps.nextCode(secret);
		const confirm = (by: typeof api) =>
			by.auth.confirmTotp({ code }).then(
				({ recoveryCodes }) => recoveryCodes.length,
				async (error) => (await refusalOf(Promise.reject(error))).code,
			);
		const outcomes = await Promise.all([confirm(api), confirm(api), confirm(other.api)]);
		// Whoever is first ends the sessions of the others, not its own.
		const winner = outcomes[2] === 10 ? other.api : api;
		expect(outcomes.toSorted()).toEqual(
			[10, winner === api ? 'conflict' : 'unauthenticated', 'unauthenticated'].toSorted(),
		);
		expect(await winner.auth.twoFactor()).toMatchObject({ totp: true, recoveryCodesLeft: 10 });
		expect(await codeOf(winner.auth.beginTotp({}))).toBe('conflict');
	});

	it('is no way to guess the code of somebody who has begun', async () => {
		const { api } = await newUser();
		await api.auth.beginTotp({});
		const guesses: string[] = [];
		for (const code of ['1', 'abcdef', '０１２３４５', '123-45', '1234567'])
			guesses.push(await codeOf(api.auth.confirmTotp({ code })));
		expect(guesses).toEqual([...Array(4).fill('validation'), 'too_many_requests']);
	});

	it('ends with the account', async () => {
		const { user, email, api } = await newUser();
		const { secret } = await api.auth.beginTotp({});
		await clinic.ada.api.user.update({ id: user.id, status: 'disabled' });
		expect(await codeOf(api.auth.confirmTotp({ code: apps.nextCode(secret) }))).toBe(
			'unauthenticated',
		);
		await clinic.ada.api.user.update({ id: user.id, status: 'active' });
		expect(await signIn(email)).toBe('ok');
	});
});

describe('codes of an app', () => {
	it('are those of RFC 6238, of the present time and 30 seconds before and after', () => {
		// From its appendix B, without the first two of eight digits.
		const secret = Buffer.from('12345678901234567890');
		const vectors = [
			[59, '287082'],
			[1_111_111_109, '081804'],
			[1_234_567_890, '005924'],
			[20_000_000_000, '353130'],
		] as const;
		for (const [seconds, code] of vectors) {
			const step = Math.floor(seconds / 30);
			const taken = [-60, -30, 0, 30, 60].map((late) =>
				stepOf(secret, code, (step * 30 + late) * 1000),
			);
			expect(taken).toEqual([null, step, step, step, null]);
		}
	});
});

describe('turning codes off, and new recovery codes', () => {
	it('need a code, of the app or a recovery code, which is used up', async () => {
		const user = await newUser();
		const { api } = user;
		const { secret, recoveryCodes } = await apps.setUp(user);
		const [first = '', second = ''] = recoveryCodes;
		const fault = { code: 'validation', errors: [{ path: 'code' }] };
		const code = apps.nextCode(secret);
		const renewed = await api.auth.renewRecoveryCodes({ currentPassword: password, code });
		expect(await refusalOf(api.auth.renewRecoveryCodes({ code }))).toMatchObject(fault);
		for (const old of [first, second]) {
			expect(await refusalOf(api.auth.removeTotp({ code: old }))).toMatchObject(fault);
		}
		expect((await api.auth.twoFactor()).recoveryCodesLeft).toBe(10);
		const [now = '', later = ''] = renewed.recoveryCodes;
		expect(await signIn(user.email, now.toLowerCase().replaceAll('-', ' '))).toBe('ok');
		expect(await signIn(user.email, now)).toBe('invalid_credentials');
		expect((await api.auth.twoFactor()).recoveryCodesLeft).toBe(9);
		await api.auth.removeTotp({ code: later });
		expect(await api.auth.twoFactor()).toEqual({
			...{ totp: false, totpSince: null, passkeys: [], recoveryCodesLeft: 0 },
		});
		expect(await signIn(user.email)).toBe('ok');
		for (const call of [api.auth.removeTotp, api.auth.renewRecoveryCodes])
			expect(await codeOf(call({ code: '123456' }))).toBe('conflict');
	});

	it('need a recent sign-in, and are no way to guess codes with the password', async () => {
		const user = await newUser();
		const { api } = user;
		const { secret } = await apps.setUp(user);
		await makeOld(user.user.id);
		const code = apps.nextCode(secret);
		expect(await refusalOf(api.auth.removeTotp({ code }))).toMatchObject({
			errors: [{ path: 'currentPassword' }],
		});
		const outcomes: string[] = [];
		for (const guess of ['000000', '1', '2', '3', code])
			outcomes.push(await codeOf(api.auth.removeTotp({ currentPassword: password, code: guess })));
		expect(outcomes).toEqual([...Array(4).fill('validation'), 'too_many_requests']);
		apps.pass(1);
		expect(await codeOf(api.auth.removeTotp({ currentPassword: password, code }))).toBe('ok');
	});
});

describe('a second factor that is lost', () => {
	it('is taken away by an administrator, who sees who has one', async () => {
		const user = await newUser();
		await apps.setUp(user);
		const { id } = user.user;
		const admin = clinic.ada.api;
		const listed = async () =>
			(await admin.user.list({ q: user.email })).items.map(({ twoFactor }) => twoFactor);
		expect(await listed()).toEqual([true]);
		expect(await codeOf(clinic.grace.api.user.removeTwoFactor({ id }))).toBe('forbidden');
		expect(await codeOf(admin.user.removeTwoFactor({ id: clinic.ada.user.id }))).toBe('forbidden');
		const nobody = '01900000-0000-7000-8000-000000000000';
		expect(await codeOf(admin.user.removeTwoFactor({ id: nobody }))).toBe('not_found');
		expect(await signIn(user.email)).toBe('code_required');
		for (const _again of [1, 2]) await admin.user.removeTwoFactor({ id });
		expect(await listed()).toEqual([false]);
		expect(await signIn(user.email)).toBe('ok');
		// The app may be set up anew, and the old secret opens nothing.
		const { secret } = await apps.setUp(user);
		expect(codeAt(secret, apps.now())).toMatch(/^\d{6}$/);
		expect(await signIn(user.email)).toBe('code_required');
	});
});
