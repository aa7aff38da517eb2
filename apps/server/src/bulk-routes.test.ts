import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPrism } from './prism.testing.ts';
import { openServer, problemOf, type Server } from './testing.ts';

const nobody = '01900000-0000-7000-8000-000000000000';

let server: Server;
let doctors: string[];
beforeAll(async () => {
	server = await openServer({}, { proxy: startPrism });
	doctors = [
		await make('doctors', { givenName: 'Grace', specialty: 'cardiology' }),
		await make('doctors', { givenName: 'Mary', specialty: 'other' }),
	];
});
afterAll(() => server.close());

async function make(collection: string, fields: unknown): Promise<string> {
	const { status, body } = await server.ada.send('POST', `/api/${collection}`, fields);
	expect(status).toBe(201);
	return body.id;
}
const patient = (fields: object = {}) => make('patients', { givenName: 'P', ...fields });

describe('several patients', () => {
	it('are archived and restored, each by its owner alone', async () => {
		const ids = [await patient(), await patient()];
		for (const route of ['archive', 'restore']) {
			const theirs = await server.grace.send('POST', `/api/patients/${route}`, { ids });
			expect(theirs).toMatchObject({
				status: 200,
				body: { done: [], notDone: ids.map((id) => ({ id, reason: 'not_found' })) },
			});
		}
		const archived = await server.ada.send('POST', '/api/patients/archive', {
			ids: [...ids, nobody],
		});
		expect(archived.body).toMatchObject({ notDone: [{ id: nobody, reason: 'not_found' }] });
		expect(archived.body.done.toSorted()).toEqual(ids.toSorted());
		expect((await server.ada.send('GET', `/api/patients/${ids[0]}`)).status).toBe(404);
		const restored = await server.ada.send('POST', '/api/patients/restore', { ids });
		expect(restored.body.done.toSorted()).toEqual(ids.toSorted());
		expect((await server.ada.send('GET', `/api/patients/${ids[0]}`)).status).toBe(200);
	});

	it('are a hundred at most', async () => {
		const ids = Array.from({ length: 101 }, () => nobody);
		const refused = problemOf(server.ada.send('POST', '/api/patients/archive', { ids }));
		expect(await refused).toMatchObject({ status: 400, paths: ['ids'] });
	});

	it('get a doctor, once for each idempotency key, and lose the doctor again', async () => {
		const { send } = server.ada;
		const body = { patientIds: [await patient(), await patient()], doctorId: doctors[0] };
		const theirs = await server.grace.send('POST', '/api/mappings/assign', body);
		expect(theirs.body.done).toEqual([]);
		const key = { 'idempotency-key': 'assign' };
		const first = await send('POST', '/api/mappings/assign', body, key);
		expect(first).toMatchObject({ status: 200, body: { notDone: [] } });
		expect((await send('POST', '/api/mappings/assign', body, key)).body).toEqual(first.body);
		const again = await send('POST', '/api/mappings/assign', body);
		expect(again.body.notDone).toHaveLength(2);
		const other = { ...body, doctorId: doctors[1] };
		const mismatch = problemOf(send('POST', '/api/mappings/assign', other, key));
		expect(await mismatch).toMatchObject({ status: 422, code: 'idempotency_mismatch' });

		const ids = first.body.done.map(({ id }: { id: string }) => id);
		const notTheirs = await server.grace.send('POST', '/api/mappings/end', { ids });
		expect(notTheirs.body.done).toEqual([]);
		const ended = await send('POST', '/api/mappings/end', { ids });
		expect(ended.body.done.toSorted()).toEqual(ids.toSorted());
	});
});

describe('a hand-over', () => {
	it('can be taken back by who made it, and by nobody else', async () => {
		const { send } = server.ada;
		const patientId = await patient();
		const before = await send('POST', '/api/mappings', { patientId, doctorId: doctors[0] });
		const [fromDoctorId, toDoctorId] = doctors;
		const body = { fromDoctorId, toDoctorId, patientIds: [patientId] };
		const theirs = problemOf(server.grace.send('POST', '/api/mappings/hand-over', body));
		expect(await theirs).toMatchObject({ status: 404, paths: ['patientIds.0'] });
		const key = { 'idempotency-key': 'hand-over' };
		const done = await send('POST', '/api/mappings/hand-over', body, key);
		expect(done).toMatchObject({ status: 200, body: { patients: 1, alreadyTheirs: 0 } });
		expect((await send('POST', '/api/mappings/hand-over', body, key)).body).toEqual(done.body);
		const team = () => send('GET', `/api/patients/${patientId}/mappings`);
		expect((await team()).body.items).toMatchObject([{ doctorId: toDoctorId }]);

		const undo = `/api/mappings/hand-overs/${done.body.id}/undo`;
		expect(await problemOf(server.grace.send('POST', undo))).toMatchObject({ status: 404 });
		expect(await send('POST', undo)).toMatchObject({
			status: 200,
			body: { patients: 1, changedSince: 0 },
		});
		expect((await team()).body.items).toMatchObject([{ id: before.body.id }]);
	});
});

describe('one assignment', () => {
	it('is read below its patient, with its version', async () => {
		const { send } = server.ada;
		const [mine, another] = [await patient(), await patient()];
		const made = await send('POST', '/api/mappings', { patientId: mine, doctorId: doctors[0] });
		const path = `/api/patients/${mine}/mappings/${made.body.id}`;
		const read = await send('GET', path);
		expect(read).toMatchObject({ status: 200, body: made.body });
		expect(read.headers.get('etag')).toBe('"1"');
		const known = await send('GET', path, undefined, { 'if-none-match': '"1"' });
		expect(known.status).toBe(304);
		await send('DELETE', `/api/mappings/${made.body.id}`);
		expect((await send('GET', path)).body).toMatchObject({ status: 'ended', version: 2 });

		const elsewhere = path.replace(mine, another);
		expect(await problemOf(send('GET', elsewhere))).toMatchObject({ status: 404 });
		expect(await problemOf(server.grace.send('GET', path))).toMatchObject({ status: 404 });
	});

	it('is in the list of its patient, at either address', async () => {
		const { send } = server.ada;
		const patientId = await patient();
		await send('POST', '/api/mappings', { patientId, doctorId: doctors[0], isPrimary: true });
		const below = await send('GET', `/api/patients/${patientId}/mappings`);
		expect(below.body.items).toHaveLength(1);
		expect((await send('GET', `/api/mappings/${patientId}`)).body).toEqual(below.body);
	});
});

describe('what is counted and compared', () => {
	it('is of the caller’s patients', async () => {
		const body = { givenName: 'Annabella', familyName: 'Milbanke', phone: '+442079460123' };
		const id = await patient(body);
		const query = `givenName=Annabella&familyName=Milbanke&phone=${encodeURIComponent(body.phone)}`;
		const similar = await server.ada.send('GET', `/api/patients/similar?${query}`);
		expect(similar.body.items).toMatchObject([{ id }]);
		const gone = await make('doctors', { givenName: 'Gone', specialty: 'other' });
		await server.ada.send('POST', '/api/mappings', { patientId: id, doctorId: gone });
		const panels = await server.ada.send('GET', '/api/doctors/panels');
		expect(panels.body.items).toContainEqual({
			doctor: { id: gone, givenName: 'Gone', familyName: null, status: 'active' },
			patients: 1,
		});
		await server.ada.send('DELETE', `/api/doctors/${gone}`);
		const gaps = await server.ada.send('GET', '/api/mappings/gaps');
		expect(gaps.body).toMatchObject({ archivedDoctor: 1 });
		const listed = await server.ada.send('GET', '/api/mappings?gap=archived_doctor&total=true');
		expect(listed.body.total).toBe(1);
		const statistics = await server.ada.send('GET', '/api/patients/statistics');
		const all = await server.ada.send('GET', '/api/patients?total=true&limit=1');
		expect(statistics.body.patients).toBe(all.body.total);

		const { send } = server.grace;
		expect((await send('GET', `/api/patients/similar?${query}`)).body.items).toEqual([]);
		expect((await send('GET', '/api/doctors/panels')).body).toEqual({ items: [], doctors: 0 });
		expect((await send('GET', '/api/patients/statistics')).body).toMatchObject({ patients: 0 });
		expect((await send('GET', '/api/mappings/gaps')).body).toEqual({
			withoutPrimary: 0,
			archivedDoctor: 0,
			pastEnd: 0,
		});
	});
});

it('ends the other sessions of who asks', async () => {
	const { send } = await server.signUp('mary');
	const credentials = { email: 'mary@example.org', password: 'correct horse battery' };
	const other = await server.send('POST', '/api/auth/login', credentials);
	const asOther = () =>
		server.send('GET', '/api/auth/me', undefined, {
			authorization: `Bearer ${other.body.token}`,
		});
	expect((await asOther()).status).toBe(200);
	expect((await send('POST', '/api/auth/sessions/end-others')).status).toBe(204);
	expect((await asOther()).status).toBe(401);
	expect((await send('GET', '/api/auth/me')).status).toBe(200);
});

describe('a word where others have an id', () => {
	it.each([
		['/api/patients/similar', 'GET, HEAD'],
		['/api/patients/statistics', 'GET, HEAD'],
		['/api/patients/archive', 'POST'],
		['/api/patients/restore', 'POST'],
		['/api/doctors/panels', 'GET, HEAD'],
		['/api/mappings/gaps', 'GET, HEAD'],
		['/api/mappings/assign', 'POST'],
		['/api/mappings/end', 'POST'],
		['/api/mappings/hand-over', 'POST'],
		['/api/auth/sessions/end-others', 'POST'],
	])('is no id: %s', async (path, allow) => {
		const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
			(method) => !allow.split(', ').includes(method),
		);
		expect(others.length).toBeGreaterThan(4);
		for (const method of others) {
			const body = /^P/.test(method) ? {} : undefined;
			const refused = await problemOf(server.ada.send(method, path, body));
			expect(refused).toMatchObject({ status: 405, code: 'method_not_allowed' });
			expect(refused.headers.get('allow')).toBe(allow);
		}
		const head = await server.ada.send('HEAD', path);
		expect(head.status).toBe(allow.startsWith('GET') ? 200 : 405);
	});

	it('leaves the ids beside it as they are', async () => {
		const id = await patient();
		const refused = await problemOf(server.ada.send('POST', `/api/patients/${id}`, {}));
		expect(refused.headers.get('allow')).toBe('DELETE, GET, HEAD, PATCH, PUT');
	});
});
