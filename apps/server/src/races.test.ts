import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, password, type Server } from './testing.ts';

let server: Server;
let doctors: string[];
beforeAll(async () => {
	server = await openServer();
	doctors = await Promise.all(
		Array.from({ length: 8 }, async (_, n) => {
			const doctor = { givenName: `D${n}`, specialty: 'other' };
			return (await server.ada.send('POST', '/api/doctors', doctor)).body.id;
		}),
	);
});
afterAll(() => server.close());

const newPatient = async (): Promise<string> =>
	(await server.ada.send('POST', '/api/patients', { givenName: 'Raced' })).body.id;

/** Sends requests at once and counts what they were answered with: `{ 201: 1, already_assigned: 49 }`. */
async function outcomes(
	calls: Promise<{ status: number; body: { code?: string } | undefined }>[],
): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const { status, body } of await Promise.all(calls)) {
		const outcome = status < 400 ? String(status) : (body?.code ?? String(status));
		counts[outcome] = (counts[outcome] ?? 0) + 1;
	}
	return counts;
}
const times = <T>(count: number, call: (n: number) => T) =>
	Array.from({ length: count }, (_, n) => call(n));

const expectOnly = (counts: Record<string, number>, foreseen: string[]) =>
	expect(Object.keys(counts).filter((outcome) => !foreseen.includes(outcome))).toEqual([]);

describe('requests at once', () => {
	it('are each answered with their own row', async () => {
		const { ada, grace } = server;
		const owned = await Promise.all(
			times(40, async (n) => {
				const by = n % 2 ? ada : grace;
				const patient = { givenName: `Read ${n}` };
				const patientId: string = (await by.send('POST', '/api/patients', patient)).body.id;
				await by.send('POST', '/api/mappings', { patientId, doctorId: doctors[n % 8] });
				return { by, patientId };
			}),
		);
		await Promise.all(
			[ada, grace].flatMap((asker) =>
				owned.map(async ({ by, patientId }, n) => {
					const doctor = `/api/doctors/${doctors[n % 8]}`;
					const [patient, team, doctorFound] = await Promise.all(
						[`/api/patients/${patientId}`, `/api/mappings/${patientId}`, doctor].map((path) =>
							asker.send('GET', path),
						),
					);
					expect(doctorFound?.body).toMatchObject({ id: doctors[n % 8], givenName: `D${n % 8}` });
					if (asker !== by) return expect([patient?.status, team?.status]).toEqual([404, 404]);
					expect(patient?.body).toMatchObject({ id: patientId, givenName: `Read ${n}` });
					expect(team?.body.items).toMatchObject([{ patientId, doctorId: doctors[n % 8] }]);
				}),
			),
		);
	});

	it('assign a doctor once', async () => {
		const body = { patientId: await newPatient(), doctorId: doctors[0], isPrimary: true };
		const assign = () => server.ada.send('POST', '/api/mappings', body);
		expect(await outcomes(times(50, assign))).toEqual({ 201: 1, already_assigned: 49 });
	});

	it.each(['PUT', 'PATCH'])('with one If-Match let one %s win', async (method) => {
		const path = `/api/patients/${await newPatient()}`;
		const write = (n: number) =>
			server.ada.send(method, path, { givenName: `Writer ${n}` }, { 'if-match': '"1"' });
		expect(await outcomes(times(50, write))).toEqual({ 200: 1, precondition_failed: 49 });
		expect((await server.ada.send('GET', path)).body.version).toBe(2);
		expect((await server.ada.send('GET', `${path}/history`)).body.items).toHaveLength(2);
	});

	it('delete a patient who is being assigned, and leave no orphan', async () => {
		const { send } = server.ada;
		for (const doctorId of [...doctors, ...doctors]) {
			const patientId = await newPatient();
			const assign = () => send('POST', '/api/mappings', { patientId, doctorId });
			const archive = () => send('DELETE', `/api/patients/${patientId}`);
			const counts = await outcomes([assign(), archive(), assign(), archive(), assign()]);
			expect(counts['204']).toBe(1);
			expectOnly(counts, ['201', '204', 'already_assigned', 'not_found']);
			const listed = await send('GET', `/api/mappings?status=all&patientId=${patientId}`);
			expect(listed.body.items).toEqual([]);
			await send('POST', `/api/patients/${patientId}/restore`);
			const back = await send('GET', `/api/mappings/${patientId}`);
			expect(back.body.items).toHaveLength(counts['201'] ?? 0);
		}
	});

	it('hand a patient over to one primary doctor', async () => {
		const { send } = server.ada;
		const patientId = await newPatient();
		const made = await Promise.all(
			doctors.map((doctorId) => send('POST', '/api/mappings', { patientId, doctorId })),
		);
		const takeOver = (n: number) =>
			send('PATCH', `/api/mappings/${made[n % made.length]?.body.id}`, { isPrimary: true });
		expect(await outcomes(times(40, takeOver))).toEqual({ 200: 40 });
		const { items } = (await send('GET', `/api/mappings/${patientId}`)).body;
		expect(items.map(({ isPrimary }: { isPrimary: boolean }) => isPrimary)).toEqual([
			true,
			...times(7, () => false),
		]);
	});

	it('bring a doctor back and make another with the same licence, one of which wins', async () => {
		const { send } = server.ada;
		for (let round = 0; round < 10; round++) {
			const doctor = { givenName: 'L', specialty: 'other', licenseNumber: `RACE ${round}` };
			const { id } = (await send('POST', '/api/doctors', doctor)).body;
			await send('DELETE', `/api/doctors/${id}`);
			const counts = await outcomes([
				...times(5, () => send('POST', '/api/doctors', doctor)),
				...times(5, () => server.grace.send('POST', `/api/doctors/${id}/restore`)),
			]);
			// Whoever brings back a doctor who is back already is told of the doctor.
			const made = counts['201'] ?? 0;
			expect(counts).toEqual(made ? { 201: 1, license_taken: 9 } : { 200: 5, license_taken: 5 });
			const listed = await send(
				'GET',
				`/api/doctors?q=${encodeURIComponent(doctor.licenseNumber)}&total=true`,
			);
			expect(listed.body.total).toBe(1);
		}
	});

	it('refresh one token to the same next one, and keep the session', async () => {
		const email = 'ada@example.org';
		const { body } = await server.send('POST', '/api/auth/login', { email, password });
		const refresh = (refreshToken: string) =>
			server.send('POST', '/api/auth/refresh', { refreshToken });
		const answers = await Promise.all(times(20, () => refresh(body.refreshToken)));
		const next = new Set(answers.map((answer) => answer.body.refreshToken));
		expect(answers.map(({ status }) => status)).toEqual(times(20, () => 200));
		expect(next.size).toBe(1);
		expect((await refresh([...next][0])).status).toBe(200);
	});

	it('that end and refresh sessions leave no ended session active', async () => {
		const email = 'grace@example.org';
		const { body } = await server.send('POST', '/api/auth/login', { email, password });
		const headers = { authorization: `Bearer ${body.token}` };
		const refresh = () =>
			server.send('POST', '/api/auth/refresh', { refreshToken: body.refreshToken });
		const logout = () => server.send('POST', '/api/auth/logout', undefined, headers);
		const counts = await outcomes([refresh(), refresh(), logout(), refresh(), refresh()]);
		expectOnly(counts, ['200', '204', 'unauthenticated']);
		expect((await refresh()).status).toBe(401);
		expect((await server.send('GET', '/api/auth/me', undefined, headers)).status).toBe(401);
	});
});
