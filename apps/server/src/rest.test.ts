import { addYears, today } from '@hms/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPrism } from './prism.testing.ts';
import { openServer, password, problemOf, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer({}, { proxy: startPrism });
});
afterAll(() => server.close());

const nobody = '01900000-0000-7000-8000-000000000000';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const withoutRequestId = ({ body, status }: { status: number; body: Record<string, unknown> }) => ({
	...body,
	status,
	requestId: undefined,
});

describe('accounts', () => {
	it('register and sign in', async () => {
		const account = { name: 'Mary', email: 'mary@example.org', password };
		const registered = await server.send('POST', '/api/auth/register', account);
		expect(registered.status).toBe(201);
		expect(registered.body).toEqual({
			user: {
				id: expect.stringMatching(uuid),
				name: 'Mary',
				email: 'mary@example.org',
				role: 'staff',
				createdAt: expect.any(String),
				...{ language: null, dateOrder: null, timeFormat: null },
			},
			token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
			tokenType: 'Bearer',
			expiresIn: 600,
			refreshToken: expect.any(String),
			deviceToken: expect.any(String),
		});
		const signedIn = await server.send('POST', '/api/auth/login', {
			email: 'MARY@example.org',
			password,
		});
		expect(signedIn).toMatchObject({ status: 200, body: { user: registered.body.user } });
		expect(
			await problemOf(
				server.send('POST', '/api/auth/register', { ...account, email: ' Mary@Example.org ' }),
			),
		).toMatchObject({
			status: 409,
			code: 'email_taken',
		});
		expect(
			await problemOf(
				server.send('POST', '/api/auth/login', { email: 'mary@example.org', password: 'wrong' }),
			),
		).toMatchObject({
			status: 401,
			code: 'invalid_credentials',
		});
	});

	it('cannot be registered where that is closed', async () => {
		const closed = await openServer({ REGISTRATION: 'closed' });
		const account = { name: 'X', email: 'x@example.org', password };
		expect(await problemOf(closed.send('POST', '/api/auth/register', account))).toMatchObject({
			status: 403,
			code: 'forbidden',
		});
		await closed.close();
	});
});

describe('patients', () => {
	it('are created, read, replaced, listed, archived and restored', async () => {
		const { send } = server.ada;
		const created = await send('POST', '/api/patients', {
			givenName: 'Ada',
			familyName: 'Lovelace',
			dateOfBirth: '1990-12-10',
		});
		expect(created.status).toBe(201);
		const { id } = created.body;
		expect(id).toMatch(uuid);
		expect(created.headers.get('location')).toBe(`/api/patients/${id}`);
		expect(created.headers.get('etag')).toBe('"1"');
		expect(created.headers.get('cache-control')).toBe('no-store');
		expect(created.body).toMatchObject({
			mrn: 'P-000001',
			dateOfBirth: '1990-12-10',
			sex: 'unknown',
			allergies: [],
			status: 'active',
		});

		const read = await send('GET', `/api/patients/${id}`);
		expect(read).toMatchObject({ status: 200, body: created.body });
		expect((await send('HEAD', `/api/patients/${id}`)).status).toBe(200);

		const replaced = await send('PUT', `/api/patients/${id}`, { givenName: 'Augusta' });
		expect(replaced).toMatchObject({
			status: 200,
			body: {
				givenName: 'Augusta',
				familyName: null,
				dateOfBirth: null,
				version: 2,
				mrn: 'P-000001',
			},
		});
		const stale = send('PUT', `/api/patients/${id}`, { givenName: 'X' }, { 'if-match': '"1"' });
		expect(await problemOf(stale)).toMatchObject({ status: 412, code: 'precondition_failed' });
		expect(
			(await send('PUT', `/api/patients/${id}`, { givenName: 'Ada' }, { 'if-match': '"2"' }))
				.status,
		).toBe(200);
		expect(
			await problemOf(send('PUT', `/api/patients/${id}`, { givenName: 'X' }, { 'if-match': '2' })),
		).toMatchObject({ status: 400 });

		const listed = await send(
			'GET',
			'/api/patients?q=ada&limit=1&total=true&sort=familyName&order=desc',
		);
		expect(listed).toMatchObject({
			status: 200,
			body: { items: [{ id }], nextCursor: null, total: 1, totalIsExact: true },
		});

		const deleted = await send('DELETE', `/api/patients/${id}`);
		expect(deleted).toMatchObject({ status: 204, body: undefined });
		expect(await problemOf(send('GET', `/api/patients/${id}`))).toMatchObject({
			status: 404,
			code: 'not_found',
		});
		expect((await send('POST', `/api/patients/${id}/restore`)).status).toBe(200);
		expect((await send('GET', `/api/patients/${id}`)).status).toBe(200);
	});

	it('are paged by cursor', async () => {
		const { send } = await server.signUp('pager');
		for (const givenName of ['A', 'B', 'C']) await send('POST', '/api/patients', { givenName });
		const first = await send('GET', '/api/patients?limit=2');
		expect(first.body.items.map((item: { givenName: string }) => item.givenName)).toEqual([
			'C',
			'B',
		]);
		const second = await send('GET', `/api/patients?limit=2&cursor=${first.body.nextCursor}`);
		expect(second.body).toMatchObject({ items: [{ givenName: 'A' }], nextCursor: null });
	});

	it.each([
		['limit=0', 'limit'],
		['limit=101', 'limit'],
		['limit=x', 'limit'],
		['limit=1.5', 'limit'],
		['limit=1&limit=2', 'limit'],
		['total=yes', 'total'],
		['sort=name', 'sort'],
		['order=up', 'order'],
		['cursor=x', 'cursor'],
		['status=deleted', 'status'],
		['bornFrom=yesterday', 'bornFrom'],
		['doctorId=7', 'doctorId'],
		['ownerId=7', 'ownerId'],
		['q=%00', 'q'],
		['__proto__=x', '__proto__'],
		['constructor=x', 'constructor'],
	])('refuse a list asked with ?%s', async (query, path) => {
		expect(await problemOf(server.ada.send('GET', `/api/patients?${query}`))).toMatchObject({
			status: 400,
			code: 'validation',
			paths: [path],
		});
	});

	it.each([
		[{}, 'givenName'],
		[{ givenName: 'A', owner: nobody }, 'owner'],
		[{ givenName: 'A', id: nobody }, 'id'],
		[{ givenName: 'A', expectedVersion: 1 }, 'expectedVersion'],
		[{ givenName: 'A', dateOfBirth: addYears(today(), 1) }, 'dateOfBirth'],
		[{ givenName: 'A', allergies: 'none' }, 'allergies'],
		[{ givenName: ['A'] }, 'givenName'],
		[[], ''],
		['"text"', ''],
		['null', ''],
	])('refuse the body %j', async (body, path) => {
		expect(await problemOf(server.ada.send('POST', '/api/patients', body))).toMatchObject({
			status: 400,
			code: 'validation',
			paths: [path],
		});
	});

	it('have a cursor that can be followed, whatever their names', async () => {
		const { send } = await server.signUp('cursors');
		const long = '😁'.repeat(50);
		for (let n = 0; n < 2; n++)
			await send('POST', '/api/patients', { givenName: long, familyName: long });
		const first = await send('GET', '/api/patients?sort=familyName&limit=1');
		const second = await send(
			'GET',
			`/api/patients?sort=familyName&limit=1&cursor=${first.body.nextCursor}`,
		);
		expect(second).toMatchObject({ status: 200, body: { nextCursor: null } });
	});

	it('take the path’s id only from the path', async () => {
		const { id } = (await server.ada.send('POST', '/api/patients', { givenName: 'A' })).body;
		expect(
			await problemOf(
				server.ada.send('PUT', `/api/patients/${id}`, { id: nobody, givenName: 'B' }),
			),
		).toMatchObject({ paths: ['id'] });
		expect(await problemOf(server.ada.send('GET', '/api/patients/not-an-id'))).toMatchObject({
			status: 400,
			paths: ['id'],
		});
	});
});

describe('doctors', () => {
	it('are created, read, replaced, listed and archived, by everybody', async () => {
		const created = await server.ada.send('POST', '/api/doctors', {
			givenName: 'Grace',
			specialty: 'cardiology',
			licenseNumber: 'GMC1234567',
		});
		expect(created).toMatchObject({
			status: 201,
			body: { acceptingPatients: true, status: 'active', version: 1 },
		});
		const { id } = created.body;
		expect(created.headers.get('location')).toBe(`/api/doctors/${id}`);
		const { send } = server.grace;
		expect((await send('GET', `/api/doctors/${id}`)).body).toEqual(created.body);
		expect(
			await problemOf(
				send('POST', '/api/doctors', {
					givenName: 'X',
					specialty: 'other',
					licenseNumber: 'gmc1234567',
				}),
			),
		).toMatchObject({
			status: 409,
			code: 'license_taken',
		});
		expect(
			await problemOf(send('POST', '/api/doctors', { givenName: 'X', specialty: 'magic' })),
		).toMatchObject({ status: 400, paths: ['specialty'] });
		expect(
			await send('PUT', `/api/doctors/${id}`, { givenName: 'G', specialty: 'other' }),
		).toMatchObject({ status: 200, body: { licenseNumber: null } });
		expect(
			(await send('GET', '/api/doctors?acceptingPatients=true&specialty=other')).body.items,
		).toMatchObject([{ id }]);
		expect((await send('DELETE', `/api/doctors/${id}`)).status).toBe(204);
		expect(await problemOf(send('GET', `/api/doctors/${id}`))).toMatchObject({ status: 404 });
	});
});

describe('mappings', () => {
	it('are created, listed, listed by patient, replaced and ended', async () => {
		const { send } = server.ada;
		const patientId = (await send('POST', '/api/patients', { givenName: 'P' })).body.id;
		const doctorId = (await send('POST', '/api/doctors', { givenName: 'D', specialty: 'other' }))
			.body.id;
		const created = await send('POST', '/api/mappings', { patientId, doctorId });
		expect(created).toMatchObject({
			status: 201,
			body: {
				patientId,
				doctorId,
				role: 'attending',
				isPrimary: false,
				startedOn: today(),
				status: 'active',
				patient: { givenName: 'P' },
				doctor: { givenName: 'D' },
			},
		});
		const { id } = created.body;
		expect(await problemOf(send('POST', '/api/mappings', { patientId, doctorId }))).toMatchObject({
			status: 409,
			code: 'already_assigned',
		});
		expect(
			await problemOf(send('POST', '/api/mappings', { patientId: nobody, doctorId: nobody })),
		).toMatchObject({
			status: 404,
			paths: ['patientId', 'doctorId'],
		});
		expect(
			(await send('GET', `/api/mappings?patientId=${patientId}&isPrimary=false`)).body.items,
		).toMatchObject([{ id }]);
		expect(await send('GET', `/api/mappings/${patientId}`)).toMatchObject({
			status: 200,
			body: { items: [{ id }] },
		});
		expect(await problemOf(send('GET', `/api/mappings/${id}`))).toMatchObject({ status: 404 });
		expect(await send('PUT', `/api/mappings/${id}`, { doctorId, isPrimary: true })).toMatchObject({
			status: 200,
			body: { isPrimary: true, version: 2 },
		});
		expect(
			await problemOf(send('PUT', `/api/mappings/${id}`, { doctorId, patientId: nobody })),
		).toMatchObject({ status: 400, paths: ['patientId'] });
		expect((await send('DELETE', `/api/mappings/${id}`)).status).toBe(204);
		expect((await send('GET', `/api/mappings/${patientId}`)).body).toEqual({ items: [] });
		expect(
			(await send('GET', `/api/mappings?status=ended&patientId=${patientId}`)).body.items,
		).toMatchObject([{ id, endedOn: today() }]);
		expect(
			(await send('GET', `/api/mappings?on=${today()}&patientId=${patientId}`)).body.items,
		).toEqual([]);
	});
});

describe('somebody else’s patient', () => {
	it('is answered exactly as one that does not exist', async () => {
		const { id } = (await server.ada.send('POST', '/api/patients', { givenName: 'Private' })).body;
		const doctorId = (
			await server.ada.send('POST', '/api/doctors', { givenName: 'D', specialty: 'other' })
		).body.id;
		const mapping = (await server.ada.send('POST', '/api/mappings', { patientId: id, doctorId }))
			.body.id;
		const attempts: [string, (id: string) => string, string, unknown?][] = [
			['GET', (patient) => `/api/patients/${patient}`, id],
			['PUT', (patient) => `/api/patients/${patient}`, id, { givenName: 'Mine' }],
			['DELETE', (patient) => `/api/patients/${patient}`, id],
			['POST', (patient) => `/api/patients/${patient}/restore`, id],
			['GET', (patient) => `/api/mappings/${patient}`, id],
			['PUT', (row) => `/api/mappings/${row}`, mapping, { doctorId }],
			['DELETE', (row) => `/api/mappings/${row}`, mapping],
		];
		for (const [method, path, own, body] of attempts) {
			const theirs = await server.grace.send(method, path(own), body);
			const never = await server.grace.send(method, path(nobody), body);
			expect(theirs.status, `${method} ${path('')}`).toBe(404);
			expect(withoutRequestId(theirs)).toEqual(withoutRequestId(never));
		}
		const crafted = (patientId: string) =>
			server.grace.send('POST', '/api/mappings', { patientId, doctorId });
		expect(withoutRequestId(await crafted(id))).toEqual(withoutRequestId(await crafted(nobody)));
		expect((await server.ada.send('GET', `/api/patients/${id}`)).body).toMatchObject({
			givenName: 'Private',
			version: 1,
		});
	});
});

describe('signing out', () => {
	it('ends the token at once', async () => {
		const { send } = await server.signUp('leaver');
		expect((await send('POST', '/api/auth/logout')).status).toBe(204);
		expect(await problemOf(send('GET', '/api/patients'))).toMatchObject({ status: 401 });
	});
});

describe('health', () => {
	it('is public', async () => {
		expect(await server.send('GET', '/api/health/live')).toMatchObject({
			status: 200,
			body: { status: 'ok' },
		});
		expect(await server.send('GET', '/api/health/ready')).toMatchObject({
			status: 200,
			body: { status: 'ok' },
		});
	});

	it('reports a missing database', async () => {
		const doomed = await openServer();
		await doomed.dropDatabase();
		expect((await doomed.send('GET', '/api/health/live')).status).toBe(200);
		const answer = await problemOf(doomed.send('GET', '/api/health/ready'));
		expect(answer).toMatchObject({ status: 503, code: 'unavailable' });
		expect(answer.headers.get('retry-after')).toBe('2');
		expect(await problemOf(doomed.ada.send('GET', '/api/patients'))).toMatchObject({ status: 503 });
		await doomed.app.close();
		await doomed.database.close();
	});
});

describe('over HTTP', () => {
	it('a row that is known is not sent again', async () => {
		const { send } = server.ada;
		const { id } = (await send('POST', '/api/patients', { givenName: 'Known' })).body;
		const asked = (tags: string) =>
			send('GET', `/api/patients/${id}`, undefined, { 'if-none-match': tags });
		for (const tags of ['"1"', 'W/"1"', '"7", "1"', '*']) {
			expect(await asked(tags), tags).toMatchObject({ status: 304, body: undefined });
		}
		expect((await asked('"2"')).status).toBe(200);
	});

	it('a patch is merged, and a repeated request with a key answered again', async () => {
		const { send } = server.ada;
		const key = { 'idempotency-key': 'http-1' };
		const first = await send('POST', '/api/patients', { givenName: 'Keyed' }, key);
		const again = await send('POST', '/api/patients', { givenName: 'Keyed' }, key);
		expect(again).toMatchObject({ status: 201, body: first.body });
		expect(again.headers.get('location')).toBe(first.headers.get('location'));
		expect(
			await problemOf(send('POST', '/api/patients', { givenName: 'Other' }, key)),
		).toMatchObject({
			status: 422,
			code: 'idempotency_mismatch',
		});
		const path = `/api/patients/${first.body.id}`;
		expect(await send('PATCH', path, { notes: 'n' }, { 'if-match': '"1"' })).toMatchObject({
			status: 200,
			body: { givenName: 'Keyed', notes: 'n' },
		});
		expect(
			await problemOf(send('PATCH', path, { notes: 'm' }, { 'if-match': '"1"' })),
		).toMatchObject({ status: 412 });
		expect((await send('GET', `${path}/history?limit=1`)).body).toMatchObject({
			items: [{ action: 'updated' }],
		});
		expect((await send('GET', '/api/activity?mine=true&limit=1')).body.items).toHaveLength(1);
	});

	it('a token is refreshed, its key published, and a session ended', async () => {
		const { send } = await server.signUp('refresher');
		const { body } = await server.send('POST', '/api/auth/login', {
			email: 'refresher@example.org',
			password,
		});
		const next = await server.send('POST', '/api/auth/refresh', {
			refreshToken: body.refreshToken,
		});
		expect(next).toMatchObject({ status: 200, body: { user: body.user } });
		const { keys } = (await server.send('GET', '/api/.well-known/jwks.json')).body;
		expect(keys).toEqual([
			{
				kty: 'EC',
				crv: 'P-256',
				alg: 'ES256',
				use: 'sig',
				kid: expect.any(String),
				x: expect.any(String),
				y: expect.any(String),
			},
		]);
		const { items } = (await send('GET', '/api/auth/sessions')).body;
		expect(items).toHaveLength(2);
		expect((await send('DELETE', `/api/auth/sessions/${items[0].id}`)).status).toBe(204);
		expect(
			await problemOf(
				server.send('POST', '/api/auth/refresh', { refreshToken: next.body.refreshToken }),
			),
		).toMatchObject({ status: 401 });
		expect((await send('PATCH', '/api/auth/me', { name: 'R' })).body).toMatchObject({ name: 'R' });
		expect(
			(
				await send('POST', '/api/auth/password', {
					currentPassword: password,
					newPassword: 'another long phrase',
				})
			).status,
		).toBe(204);
	});
});
