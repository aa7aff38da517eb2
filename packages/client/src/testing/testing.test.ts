import { readFileSync } from 'node:fs';
import type { AppRouter } from '@hms/api';
import { clinicSettings } from '@hms/contracts';
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { createTestClinic, type TestClinic, type TestUser } from './index.ts';

const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Sends JSON to a REST path. */
async function send(fetch: TestUser['fetch'], method: string, path: string, body?: unknown) {
	const response = await fetch(`/api${path}`, {
		method,
		...(body === undefined
			? {}
			: { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
	});
	const text = await response.text();
	// Untyped, because the tests check what is answered.
	const answer: ReturnType<typeof JSON.parse> = text ? JSON.parse(text) : undefined;
	return { status: response.status, headers: response.headers, body: answer };
}

/** A clinic with a clock that the test moves. */
function clinicAt(day: string) {
	let now = Date.parse(`${day}T09:00:00Z`);
	const clinic = createTestClinic({ now: () => now });
	const pass = (seconds: number) => {
		now += seconds * 1000;
	};
	return { clinic, pass };
}
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

async function signIn(clinic: TestClinic, { email, password }: TestUser): Promise<string> {
	const { body } = await send(clinic.fetch, 'POST', '/auth/login', { email, password });
	return body.token;
}

async function assigned(fetch: TestUser['fetch'], fields: object) {
	const patient = await send(fetch, 'POST', '/patients', { givenName: 'Ada' });
	const doctor = await send(fetch, 'POST', '/doctors', { givenName: 'G', specialty: 'other' });
	const ids = { patientId: patient.body.id, doctorId: doctor.body.id };
	const made = await send(fetch, 'POST', '/mappings', { ...ids, ...fields });
	expect(made.status).toBe(201);
	return { ...ids, mapping: made.body };
}

describe('a clinic in memory', () => {
	it('is what its description shows', async () => {
		const [, shown] = /```ts\n(.*?)```/s.exec(textOf('README.md')) ?? [];
		expect(shown).toBe(textOf('../../examples/test-clinic.ts'));
		await import('../../examples/test-clinic.ts');
	});

	it('serves tRPC’s client, several calls in one request', async () => {
		const clinic = createTestClinic();
		const ada = await clinic.signUp('Ada');
		let requests = 0;
		const api = createTRPCClient<AppRouter>({
			links: [
				httpBatchLink({
					url: `${clinic.url}/api/trpc`,
					fetch: (url, init) => {
						requests += 1;
						// tRPC's own type of the options is wider than the standard's.
						return ada.fetch(url, init as RequestInit);
					},
				}),
			],
		});
		const made = await Promise.all([
			api.patient.create.mutate({ givenName: 'Zoë' }),
			api.doctor.create.mutate({ givenName: 'Grace', specialty: 'cardiology' }),
		]);
		expect(requests).toBe(1);
		const [patient, doctor] = made;
		await api.mapping.create.mutate({ patientId: patient.id, doctorId: doctor.id });
		const asked = await Promise.allSettled([
			api.patient.get.query({ id: patient.id }),
			api.doctor.get.query({ id: patient.id }),
		]);
		expect(asked).toMatchObject([{ status: 'fulfilled', value: patient }, { status: 'rejected' }]);
		const refused = await api.patient.create.mutate({ givenName: '' }).catch((error) => error);
		expect(refused).toBeInstanceOf(TRPCClientError);
		expect(refused.data).toMatchObject({
			code: 'validation',
			httpStatus: 400,
			errors: [{ path: 'givenName', message: 'must not be empty' }],
		});
	});

	it('keeps clinics apart, and leaves the settings of the program as they are', async () => {
		const before = clinicSettings();
		const [one, other] = [
			createTestClinic({ today: '2026-11-23', timeZone: 'Pacific/Auckland', country: 'NZ' }),
			createTestClinic({ today: '2020-02-29' }),
		];
		const settings = await Promise.all(
			[one, other].map(({ fetch }) => send(fetch, 'GET', '/clinic')),
		);
		expect(settings.map(({ body }) => [body.today, body.country])).toEqual([
			['2026-11-24', 'NZ'],
			['2020-02-29', null],
		]);
		expect(clinicSettings()).toBe(before);
		const ada = await one.signUp('Ada');
		const elsewhere = await other.fetch('/api/auth/me', {
			headers: { authorization: `Bearer ${ada.token}` },
		});
		expect(elsewhere.status).toBe(401);
		expect(() => createTestClinic({ today: '2026-02-30' })).toThrow(RangeError);
	});

	it('gives the first account to an administrator', async () => {
		const clinic = createTestClinic();
		const [ada, grace] = [await clinic.signUp('Ada'), await clinic.signUp('Grace Hopper')];
		expect([ada.user.role, grace.user.role]).toEqual(['admin', 'staff']);
		expect(grace.email).toBe('grace.hopper@clinic.example');
		await expect(clinic.signUp('ada')).rejects.toThrow('email_taken');
	});

	it('takes a relative address, a whole one and a request', async () => {
		const clinic = createTestClinic();
		const { fetch } = await clinic.signUp('Ada');
		const url = 'https://clinic.example/api/auth/me';
		for (const input of ['/api/auth/me', url, new URL(url), new Request(url)]) {
			expect((await fetch(input)).status).toBe(200);
		}
		expect((await fetch('/patients')).status).toBe(404);
	});

	it('ends where its request is aborted', async () => {
		const clinic = createTestClinic();
		const signal = AbortSignal.abort(new Error('enough'));
		await expect(clinic.fetch('/api/clinic', { signal })).rejects.toThrow('enough');
	});

	it('refuses a body that is too large', async () => {
		const { fetch } = await createTestClinic().signUp('Ada');
		const body = { givenName: 'A', notes: 'x'.repeat(110_000) };
		const refused = await send(fetch, 'POST', '/patients', body);
		expect(refused).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
	});

	it('signs a browser in with a cookie', async () => {
		const clinic = createTestClinic();
		const { email, password } = await clinic.signUp('Ada');
		const browser = (cookie: string) => (path: string, body?: unknown) =>
			clinic.fetch(`/api/trpc/${path}`, {
				method: body === undefined ? 'GET' : 'POST',
				headers: { 'content-type': 'application/json', cookie },
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			});
		const answer = await browser('')('auth.signIn', { email, password });
		expect(await answer.json()).toEqual({
			result: { data: { user: expect.objectContaining({ email }) } },
		});
		const [cookie = ''] = answer.headers.get('set-cookie')?.split(';') ?? [];
		const signedIn = browser(cookie);
		expect((await signedIn('auth.me')).status).toBe(200);
		const out = await signedIn('auth.logout', {});
		expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
		expect((await signedIn('auth.me')).status).toBe(401);
	});
});

describe('the clock of a clinic', () => {
	it('makes a token expire, and a session that nobody uses', async () => {
		const { clinic, pass } = clinicAt('2026-11-23');
		const { fetch, refreshToken } = await clinic.signUp('Ada');
		pass(10 * minute - 1);
		expect((await fetch('/api/auth/me')).status).toBe(200);
		pass(1);
		expect((await fetch('/api/auth/me')).status).toBe(401);
		const renewed = await send(clinic.fetch, 'POST', '/auth/refresh', { refreshToken });
		expect(renewed.status).toBe(200);
		const next = { refreshToken: renewed.body.refreshToken };
		pass(12 * hour + 1);
		expect((await send(clinic.fetch, 'POST', '/auth/refresh', next)).status).toBe(401);
	});

	it('lets a refresh token be sent again for ten seconds only', async () => {
		const { clinic, pass } = clinicAt('2026-11-23');
		const ada = await clinic.signUp('Ada');
		const other = await signIn(clinic, ada);
		const refresh = () =>
			send(clinic.fetch, 'POST', '/auth/refresh', { refreshToken: ada.refreshToken });
		const first = await refresh();
		pass(9);
		expect((await refresh()).body.refreshToken).toBe(first.body.refreshToken);
		pass(2);
		expect((await refresh()).status).toBe(401);
		const asOther = { headers: { authorization: `Bearer ${other}` } };
		expect((await ada.fetch('/api/auth/me')).status).toBe(401);
		expect((await clinic.fetch('/api/auth/me', asOther)).status).toBe(200);
	});

	it('brings a planned primary doctor', async () => {
		const { clinic, pass } = clinicAt('2026-11-23');
		const ada = await clinic.signUp('Ada');
		const { patientId } = await assigned(ada.fetch, { startedOn: '2026-11-30', isPrimary: true });
		expect((await send(ada.fetch, 'GET', `/mappings/${patientId}`)).body.items).toEqual([]);
		pass(7 * day);
		const headers = { authorization: `Bearer ${await signIn(clinic, ada)}` };
		const team = await clinic.fetch(`/api/mappings/${patientId}`, { headers });
		expect(await team.json()).toMatchObject({ items: [{ isPrimary: true }] });
	});

	it('shows assignments whose end has passed', async () => {
		const { clinic, pass } = clinicAt('2026-11-23');
		const ada = await clinic.signUp('Ada');
		await assigned(ada.fetch, { endedOn: '2026-11-25' });
		pass(3 * day);
		const headers = { authorization: `Bearer ${await signIn(clinic, ada)}` };
		const gaps = await clinic.fetch('/api/mappings/gaps', { headers });
		expect(await gaps.json()).toEqual({ withoutPrimary: 1, archivedDoctor: 0, pastEnd: 1 });
		const listed = await clinic.fetch('/api/mappings?gap=past_end&total=true', { headers });
		expect(await listed.json()).toMatchObject({ total: 1 });
	});

	it('keeps an idempotency key for a day', async () => {
		const { clinic, pass } = clinicAt('2026-11-23');
		const ada = await clinic.signUp('Ada');
		const create = async (givenName: string) => {
			const response = await clinic.fetch('/api/patients', {
				method: 'POST',
				headers: {
					authorization: `Bearer ${await signIn(clinic, ada)}`,
					'content-type': 'application/json',
					'idempotency-key': 'k',
				},
				body: JSON.stringify({ givenName }),
			});
			return response.status;
		};
		expect(await create('Ada')).toBe(201);
		pass(day - 1);
		expect(await create('Bob')).toBe(422);
		pass(2);
		expect(await create('Bob')).toBe(201);
	});

	it('lets a hand-over be taken back for a day', async () => {
		const { clinic, pass } = clinicAt('2026-11-23');
		const ada = await clinic.signUp('Ada');
		const { doctorId } = await assigned(ada.fetch, {});
		const other = await send(ada.fetch, 'POST', '/doctors', { givenName: 'M', specialty: 'other' });
		const handOver = { fromDoctorId: doctorId, toDoctorId: other.body.id };
		const { body } = await send(ada.fetch, 'POST', '/mappings/hand-over', handOver);
		pass(day + 1);
		const undone = await clinic.fetch(`/api/mappings/hand-overs/${body.id}/undo`, {
			method: 'POST',
			headers: { authorization: `Bearer ${await signIn(clinic, ada)}` },
		});
		expect(undone.status).toBe(404);
	});
});
