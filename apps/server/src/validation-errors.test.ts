import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, problemOf, type Server } from './testing.ts';

let server: Server;
const known: Record<string, string> = {};
beforeAll(async () => {
	server = await openServer();
	const { send } = server.ada;
	const made = async (list: string, body: object) =>
		String((await send('POST', `/api/${list}`, body)).body.id);
	known['patient'] = await made('patients', { givenName: 'Ada' });
	known['doctor'] = await made('doctors', { givenName: 'Grace', specialty: 'other' });
	known['mapping'] = await made('mappings', {
		patientId: known['patient'],
		doctorId: known['doctor'],
		startedOn: '2020-01-01',
	});
});
afterAll(() => server.close());

const nobody = '01936b1f-03a2-7c55-9d41-0b7a2f6c8e12';

interface Wrong {
	method: string;
	/** With `{patient}` and the like for an id. */
	path: string;
	body: unknown;
	headers?: Record<string, string>;
	paths: string[];
}

const wrong: Wrong[] = [
	{
		method: 'POST',
		path: '/api/patients?notify=1&givenName=Eve',
		body: {
			familyName: 'a\u0000',
			dateOfBirth: '2023-02-29',
			sex: 'F',
			mrn: '-',
			email: 'nobody',
			address: { city: 5, country: 'UK', street: 'x' },
			emergencyContact: { name: 7, phone: '1' },
			allergies: ['', 'x'.repeat(101)],
			age: 5,
			id: nobody,
		},
		headers: { 'idempotency-key': 'x'.repeat(256) },
		paths: [
			...['notify', 'givenName', 'familyName', 'dateOfBirth', 'sex', 'mrn', 'email', 'age', 'id'],
			...['address.city', 'address.country', 'address.street', 'emergencyContact.name'],
			...['emergencyContact.phone', 'allergies.0', 'allergies.1', 'Idempotency-Key'],
		],
	},
	{
		method: 'PUT',
		path: '/api/patients/{patient}?x=1',
		body: { id: nobody, status: 'archived', version: 'one', sex: 'F', bogus: 1 },
		headers: { 'if-match': 'no tag' },
		paths: ['id', 'x', 'If-Match', 'givenName', 'sex', 'bogus', 'status', 'version'],
	},
	{
		method: 'PATCH',
		path: '/api/patients/{patient}',
		body: {
			givenName: null,
			emergencyContact: { name: 7, phone: 'none' },
			createdAt: '2020-01-01T00:00:00.000Z',
			bogus: null,
		},
		paths: ['givenName', 'emergencyContact.phone', 'bogus', 'createdAt', 'emergencyContact.name'],
	},
	{
		method: 'PATCH',
		path: '/api/patients/{patient}',
		body: { emergencyContact: { name: 7, relationship: 'mother' }, status: 'archived' },
		paths: ['status', 'emergencyContact.name'],
	},
	{
		method: 'POST',
		path: '/api/doctors',
		body: { specialty: 'magic', licenseNumber: '<b>', acceptingPatients: 'yes', status: 'active' },
		paths: ['givenName', 'specialty', 'licenseNumber', 'acceptingPatients', 'status'],
	},
	{
		method: 'PATCH',
		path: '/api/doctors/{doctor}',
		body: { phone: '1', updatedAt: 'then', version: 'x' },
		paths: ['phone', 'updatedAt', 'version'],
	},
	{
		method: 'POST',
		path: '/api/mappings?role=other',
		body: {
			patientId: nobody,
			doctorId: nobody,
			startedOn: '2021-01-02',
			endedOn: '2021-01-01',
			isPrimary: 'yes',
			bogus: 1,
		},
		paths: ['role', 'isPrimary', 'bogus', 'endedOn', 'patientId', 'doctorId'],
	},
	{
		method: 'POST',
		path: '/api/mappings',
		body: { patientId: 'x', doctorId: nobody, startedOn: '2021-01-02', endedOn: '2021-01-01' },
		paths: ['patientId', 'endedOn', 'doctorId'],
	},
	{
		method: 'PUT',
		path: '/api/mappings/{mapping}',
		body: { doctorId: nobody, endedOn: '2019-12-31', role: 'boss', patient: {}, status: 'ended' },
		paths: ['role', 'status', 'endedOn', 'doctorId'],
	},
	{
		method: 'PATCH',
		path: '/api/mappings/{mapping}',
		body: { doctorId: nobody, endedOn: '2019-12-31', patientId: nobody, isPrimary: 'no' },
		paths: ['isPrimary', 'patientId', 'endedOn', 'doctorId'],
	},
	{
		method: 'PATCH',
		path: '/api/mappings/{mapping}',
		body: { doctorId: nobody, endedOn: '2019-12-31' },
		paths: ['endedOn', 'doctorId'],
	},
	{
		method: 'GET',
		path: '/api/patients?limit=0&order=up&sort=x&bornFrom=today&doctorId=x&bogus=1&status=all&status=all',
		body: undefined,
		paths: ['bogus', 'status', 'limit', 'order', 'sort', 'bornFrom', 'doctorId'],
	},
	{
		method: 'POST',
		path: '/api/auth/register?next=1',
		body: { name: ' ', email: 'x', password: 'short', role: 'admin' },
		paths: ['next', 'name', 'email', 'password', 'role'],
	},
	{
		method: 'POST',
		path: '/api/auth/register',
		body: {
			name: 'Mary Seacole II',
			email: 'm@x.example',
			password: 'mary seacole ii',
			role: 'admin',
		},
		paths: ['role', 'password'],
	},
	{
		method: 'PATCH',
		path: '/api/auth/me',
		body: { name: 5, role: 'king', bogus: 1 },
		paths: ['name', 'bogus'],
	},
];

describe('all errors of a request are reported at once', () => {
	it.each(wrong)('$method $path $body', async ({ method, path, body, headers, paths }) => {
		const { send } = server.ada;
		const where = path.replaceAll(/\{(\w+)\}/g, (_, kind: string) => known[kind] ?? '');
		const told = await problemOf(send(method, where, body, headers));
		expect(told).toMatchObject({ status: 400, code: 'validation' });
		expect(told.paths?.toSorted()).toEqual(paths.toSorted());
	});

	it('and no error reveals another user’s row', async () => {
		const { send } = server.grace;
		const body = { role: 'boss', doctorId: nobody, endedOn: '2019-12-31', status: 'ended' };
		expect(await problemOf(send('PATCH', `/api/mappings/${known['mapping']}`, body))).toMatchObject(
			{
				status: 400,
				paths: ['role'],
			},
		);
	});

	it('and without a session the only error is 401', async () => {
		expect(
			await problemOf(server.send('PATCH', `/api/patients/${known['patient']}?x=1`, { bogus: 1 })),
		).toMatchObject({ status: 401 });
	});

	it('after one is corrected, the next answer reports the rest', async () => {
		const { send } = server.ada;
		const body: Record<string, unknown> = { givenName: 'A', sex: 'F', phone: '1', bogus: 1 };
		const left = ['sex', 'phone', 'bogus'];
		while (left.length > 0) {
			const { paths } = await problemOf(send('POST', '/api/patients', body));
			expect(paths?.toSorted()).toEqual(left.toSorted());
			delete body[left.pop() ?? ''];
		}
		expect((await send('POST', '/api/patients', body)).status).toBe(201);
	});
});
