import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
	type CallEvent,
	type Client,
	ClinicError,
	createClient,
	doctorId,
	patientId,
	plainDate,
} from '@hms/client';
import { today } from '@hms/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer, password, type Server } from './testing.ts';

const run = promisify(execFile);
const client = (path: string) =>
	fileURLToPath(new URL(`../../../packages/client/${path}`, import.meta.url));
const example = client('examples/first-steps.ts');

let server: Server;
let ada: Client;
const events: CallEvent[] = [];
beforeAll(async () => {
	server = await openServer();
	ada = createClient({
		url: server.url,
		token: server.ada.token,
		onCall: (event) => events.push(event),
	});
});
afterAll(() => server.close());

it('runs the example of its README', async () => {
	expect(await readFile(client('README.md'), 'utf8')).toContain(await readFile(example, 'utf8'));
	const { stdout } = await run(process.execPath, [example, server.url]);
	expect(stdout).toBe(
		`P-000001: Grace Hopper, primary_care, since ${today()}\nFront Desk was refused: already_assigned\n`,
	);
});

it('throws why a call was refused, or answers it', async () => {
	const anonymous = createClient({ url: server.url });
	const signingIn = anonymous.signIn({ email: 'nobody@example.org', password });
	await expect(signingIn).rejects.toMatchObject({
		name: 'ClinicError',
		code: 'invalid_credentials',
		message: 'The e-mail address or the password is wrong.',
		status: 401,
	});
	const invalid = await ada.patient.create.safe({
		givenName: '',
		emergencyContact: { name: 'A', phone: '12' },
		allergies: ['x', ''],
	});
	if (invalid.ok || invalid.error.code !== 'validation') throw new Error('it was not refused');
	// These paths are checked by the compiler.
	const paths = invalid.error.errors.map(({ path }) => path);
	expect(paths).toEqual<typeof paths>(['givenName', 'allergies.1', 'emergencyContact.phone']);
	expect(invalid.error.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

it('has the codes of each call, so that a switch is complete', async () => {
	const unknown = await ada.mapping.create.safe({
		patientId: patientId('01936b1f-03a2-7c55-9d41-0b7a2f6c8e12'),
		doctorId: doctorId('01936b1f-5e10-7b21-a6c4-9f0d3e7b5a34'),
	});
	if (unknown.ok) throw new Error('it was not refused');
	const { error } = unknown;
	switch (error.code) {
		case 'not_found':
			expect(error.errors.map(({ path }) => path)).toEqual(['patientId', 'doctorId']);
			break;
		case 'already_assigned':
		case 'conflict':
		case 'forbidden':
		case 'idempotency_mismatch':
		case 'unauthenticated':
		case 'validation':
		case 'internal':
		case 'misdirected':
		case 'payload_too_large':
		case 'too_many_requests':
		case 'unavailable':
		case 'unsupported_client':
		case 'aborted':
		case 'network':
		case 'timeout':
		case 'unexpected_answer':
			throw error;
		default:
			error satisfies never;
	}
	// @ts-expect-error: reading a patient is never refused for an MRN.
	const isMrnTaken = (await ada.patient.get.safe({ id: 'x' })).error?.code === 'mrn_taken';
	expect(isMrnTaken).toBe(false);
	// @ts-expect-error: a doctor's id is no patient's.
	await expect(ada.patient.get({ id: doctorId(server.ada.user.id) })).rejects.toThrow(ClinicError);
	// @ts-expect-error: a text may be no day; `plainDate` says whether it is.
	await expect(ada.patient.list({ bornFrom: new Date(0).toISOString() })).rejects.toThrow(
		'bornFrom',
	);
});

it('sends calls made together in one request, and splits what is too much for one', async () => {
	let requests: string[] = [];
	const counted = createClient({
		url: server.url,
		token: server.ada.token,
		fetch: (url, init) => {
			requests = [...requests, url];
			return fetch(url, init);
		},
	});
	const three = await Promise.all([
		counted.auth.me(),
		counted.clinic.get(),
		counted.patient.list.safe({ limit: 1000 }),
	]);
	expect(three[0].email).toBe('ada@example.org');
	expect(three[2]).toMatchObject({ ok: false, error: { code: 'validation', status: 400 } });
	expect(requests).toHaveLength(1);
	requests = [];
	await Promise.all(Array.from({ length: 25 }, () => counted.clinic.get()));
	expect(requests).toHaveLength(3);
	requests = [];
	const long = { q: 'ä'.repeat(190) };
	await Promise.all(Array.from({ length: 10 }, () => counted.doctor.list(long)));
	expect(requests.length).toBeGreaterThan(1);
	expect(Math.max(...requests.map((url) => url.length))).toBeLessThan(6100);
});

it('makes a row once for each idempotency key, also of a call in a batch', async () => {
	const grace = createClient({ url: server.url, token: server.grace.token });
	const idempotencyKey = 'registration-1';
	const input = { givenName: 'Once' };
	const [first, second, other] = await Promise.all([
		grace.patient.create(input, { idempotencyKey }),
		grace.patient.create(input, { idempotencyKey }),
		grace.patient.create(input),
	]);
	expect(second).toEqual(first);
	expect(other.id).not.toBe(first.id);
});

it('reads all pages of a list and of a history', async () => {
	const { send } = server.ada;
	for (let n = 0; n < 5; n++)
		await send('POST', '/api/doctors', { givenName: `D${n}`, specialty: 'other' });
	const names: string[] = [];
	for await (const doctor of ada.doctor.all({ limit: 2, sort: 'createdAt', order: 'asc' })) {
		if (/^D\d$/.test(doctor.givenName)) names.push(doctor.givenName);
	}
	expect(names).toEqual(['D0', 'D1', 'D2', 'D3', 'D4']);
	let { id, version } = await ada.patient.create({ givenName: 'Many' });
	for (const notes of ['a', 'b'])
		({ version } = await ada.patient.update({ id, notes, expectedVersion: version }));
	const actions: string[] = [];
	for await (const { action } of ada.patient.history.all({ id, limit: 1 })) actions.push(action);
	expect(actions).toEqual(['updated', 'updated', 'created']);
});

it('answers both versions where somebody else saved a newer one', async () => {
	const base = await ada.patient.create({ givenName: 'Ada', dateOfBirth: plainDate('1990-12-10') });
	const saved = await ada.patient.change(base, { phone: '+442079460000' });
	expect(saved).toMatchObject({ ok: true, data: { version: 2, phone: '+442079460000' } });
	const late = await ada.patient.change(base, { notes: 'late' });
	expect(late).toMatchObject({
		ok: false,
		base: { version: 1 },
		theirs: { version: 2, notes: null },
	});
	await expect(ada.patient.change(base, { givenName: '' })).rejects.toThrow('givenName');
});

it('tells of each attempt, without data', async () => {
	events.length = 0;
	await ada.patient.list({ q: 'secret' });
	await ada.patient.get.safe({ id: 'secret' });
	expect(events).toMatchObject([
		{ call: 'patient.list', attempt: 1, outcome: 'ok', status: 200, isRepeated: false },
		{ call: 'patient.get', attempt: 1, outcome: 'validation', status: 400, isRepeated: false },
	]);
	expect(JSON.stringify(events)).not.toContain('secret');
});
