import { restRoutes } from '@hms/api';
import { addYears, today } from '@hms/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPrism } from './prism.testing.ts';
import { openServer, password, problemOf, type Server } from './testing.ts';

let server: Server;
let patientId: string;
let doctorId: string;
/** Somebody else's. */
let othersPatientId: string;
beforeAll(async () => {
	server = await openServer({}, { proxy: startPrism });
	const { send } = server.ada;
	patientId = (await send('POST', '/api/patients', { givenName: 'P' })).body.id;
	doctorId = (await send('POST', '/api/doctors', { givenName: 'D', specialty: 'other' })).body.id;
	const others = await server.grace.send('POST', '/api/patients', { givenName: 'O' });
	othersPatientId = others.body.id;
});
afterAll(() => server.close());

const makes: Record<string, () => unknown> = {
	'/auth/register': () => ({ name: 'New', email: 'new@example.org', password }),
	'/invitations': () => ({ email: 'invited@example.org', name: 'I' }),
	'/patients': () => ({ givenName: 'New' }),
	'/doctors': () => ({ givenName: 'New', specialty: 'other' }),
	'/mappings': () => ({ patientId, doctorId }),
	'/shares': () => ({ userId: server.grace.user.id, patientId, level: 'read' }),
	'/auth/tokens': () => ({ name: 'T', scope: 'read', expiresOn: today() }),
	'/emergency-access': () => ({ patientId: othersPatientId, reason: 'Unconscious here' }),
};

/** What can be read nowhere by itself: a link is shown once, a transfer has happened, a passkey is part of the second factor. */
const notRead = ['/users/{id}/password-reset', '/transfers', '/auth/passkeys'];

describe('a created record', () => {
	it('has a Location for each operation that creates', () => {
		const made = restRoutes.filter(({ status }) => status === 201).map(({ path }) => path);
		expect(made.toSorted()).toEqual([...Object.keys(makes), ...notRead].toSorted());
	});

	it.each(Object.keys(makes))('can be read at its Location: POST %s', async (path) => {
		const answer = await server.ada.send('POST', `/api${path}`, makes[path]?.());
		expect(answer.status).toBe(201);
		const location = answer.headers.get('location') ?? '';
		expect(location).toMatch(/^\/api\//);
		const isAccount = path === '/auth/register';
		const token = isAccount ? answer.body.token : server.ada.token;
		const read = await server.send('GET', location, undefined, {
			authorization: `Bearer ${token}`,
		});
		expect(read.status).toBe(200);
		// What is shown once is in no other answer.
		const {
			url: _url,
			mailed: _mailed,
			token: _token,
			...made
		} = isAccount ? answer.body.user : answer.body;
		expect(read.body.items?.[0] ?? read.body).toEqual(made);
	});

	it.each([
		['is planned', { startedOn: addYears(today(), 1) }],
		['is over', { startedOn: '2020-01-01', endedOn: '2020-02-01' }],
	])('can be read there too when it is an assignment that %s', async (_, days) => {
		const { send } = server.ada;
		const other = { givenName: 'D', specialty: 'other' };
		const { id } = (await send('POST', '/api/doctors', other)).body;
		const made = await send('POST', '/api/mappings', { patientId, doctorId: id, ...days });
		const read = await send('GET', made.headers.get('location') ?? '');
		expect(read.body).toEqual(made.body);
	});
});

describe('an assignment', () => {
	it('has a history, and an end that can be taken back', async () => {
		const { send } = server.ada;
		const patient = (await send('POST', '/api/patients', { givenName: 'H' })).body.id;
		const made = await send('POST', '/api/mappings', { patientId: patient, doctorId });
		const path = `/api/mappings/${made.body.id}`;
		await send('DELETE', path);
		const restored = await send('POST', `${path}/restore`);
		expect(restored).toMatchObject({ status: 200, body: { status: 'active', endedOn: null } });
		expect(restored.headers.get('etag')).toBe(`"${restored.body.version}"`);
		const history = await send('GET', `${path}/history`);
		expect(history.body).toMatchObject({
			items: [
				{ action: 'reopened', actor: { name: 'ada' } },
				{
					action: 'ended',
					changes: expect.arrayContaining([{ field: 'endedOn', before: null, after: today() }]),
				},
				{ action: 'created' },
			],
			nextCursor: null,
		});
		const page = await send('GET', `${path}/history?limit=1`);
		expect(page.body.items).toEqual(history.body.items.slice(0, 1));
		const next = await send('GET', `${path}/history?limit=1&cursor=${page.body.nextCursor}`);
		expect(next.body.items).toEqual(history.body.items.slice(1, 2));
	});

	it('cannot be taken back beside another of the same doctor', async () => {
		const { send } = server.ada;
		const patient = (await send('POST', '/api/patients', { givenName: 'H' })).body.id;
		const assign = () => send('POST', '/api/mappings', { patientId: patient, doctorId });
		const first = (await assign()).body.id;
		await send('DELETE', `/api/mappings/${first}`);
		expect((await assign()).status).toBe(201);
		const again = await problemOf(send('POST', `/api/mappings/${first}/restore`));
		expect(again).toMatchObject({ status: 409, code: 'already_assigned' });
	});

	it.each([
		['GET', 'history'],
		['POST', 'restore'],
	])('of somebody else has neither, as one that never was: %s %s', async (method, what) => {
		const { send } = server.ada;
		const patient = (await send('POST', '/api/patients', { givenName: 'H' })).body.id;
		const { id } = (await send('POST', '/api/mappings', { patientId: patient, doctorId })).body;
		const nobody = '01900000-0000-7000-8000-000000000000';
		const [theirs, never] = [id, nobody].map((one) =>
			problemOf(server.grace.send(method, `/api/mappings/${one}/${what}`)),
		);
		expect(await theirs).toMatchObject({ status: 404, code: 'not_found' });
		expect(await never).toMatchObject({ status: 404, code: 'not_found' });
	});
});
