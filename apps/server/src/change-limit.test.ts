import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer, password, problemOf, type Server } from './testing.ts';

const most = 5;

let server: Server;
let doctorId: string;
beforeAll(async () => {
	server = await openServer({ LIMIT_CHANGES_PER_USER: `${most}/600` });
	const body = { givenName: 'Grace', specialty: 'other' };
	doctorId = (await server.grace.send('POST', '/api/doctors', body)).body.id;
});
afterAll(() => server.close());

type Person = Server['ada'];

const register = ({ send }: Person) => send('POST', '/api/patients', { givenName: 'Paul' });

const assign = ({ send }: Person, patientIds: string[]) =>
	send('POST', '/api/mappings/assign', { doctorId, patientIds });

it('refuses further changes of a user who has made as many as are allowed', async () => {
	const ada = await server.signUp('many-changes');
	const made = await Promise.all(Array.from({ length: most }, () => register(ada)));
	expect(made.map(({ status }) => status)).toEqual(made.map(() => 201));
	const [{ body: patient } = { body: undefined }] = made;
	const path = `/api/patients/${patient.id}`;
	for (const change of [
		() => register(ada),
		() => ada.send('PUT', path, { givenName: 'Pauline' }),
		() => ada.send('DELETE', path),
		() => assign(ada, [patient.id]),
	]) {
		const refused = await problemOf(change());
		expect(refused).toMatchObject({ status: 429, code: 'too_many_requests' });
		const seconds = Number(refused.headers.get('retry-after'));
		expect(seconds).toBeGreaterThan(0);
		expect(seconds).toBeLessThanOrEqual(600);
	}
	const overTrpc = await ada.send('POST', '/api/trpc/patient.create', { givenName: 'Paul' });
	expect(overTrpc).toMatchObject({
		status: 429,
		body: { error: { data: { code: 'too_many_requests' } } },
	});

	// Nothing was changed, and everything else goes on.
	expect((await ada.send('GET', path)).body).toMatchObject({ givenName: 'Paul', version: 1 });
	expect((await ada.send('GET', '/api/patients?total=true')).body.total).toBe(most);
	expect((await register(server.ada)).status).toBe(201);
	const emergency = { patientId: patient.id, reason: 'Unconscious' };
	// Refused for her role, not for the limit.
	expect((await ada.send('POST', '/api/emergency-access', emergency)).status).toBe(403);
	const newPassword = `new ${password}`;
	const passwords = { currentPassword: password, newPassword };
	expect((await ada.send('POST', '/api/auth/password', passwords)).status).toBe(204);
});

it('counts each record of a batch, and no change that was refused', async () => {
	const ada = await server.signUp('batches');
	const ids = [(await register(ada)).body.id, (await register(ada)).body.id];
	const nobody = '01900000-0000-7000-8000-000000000000';
	for (let n = 0; n < most; n += 1) {
		expect((await ada.send('DELETE', `/api/patients/${nobody}`)).status).toBe(404);
		expect((await assign(ada, [nobody])).body.done).toEqual([]);
	}
	expect((await assign(ada, ids)).body.done).toHaveLength(2);
	expect((await register(ada)).status).toBe(201);
	expect((await register(ada)).status).toBe(429);
});

it('lets changes through again once the time has passed', async () => {
	const brief = await openServer({ LIMIT_CHANGES_PER_USER: '1/1' });
	try {
		await register(brief.ada);
		await expect.poll(async () => (await register(brief.ada)).status).toBe(201);
	} finally {
		await brief.close();
	}
});
