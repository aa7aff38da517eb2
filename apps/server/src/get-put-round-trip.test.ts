import { addDays, addYears, today } from '@hms/contracts';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, problemOf, type Send, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

const patient = {
	givenName: 'Ada',
	familyName: 'Lovelace',
	address: { city: 'Leeds', country: 'GB' },
	emergencyContact: { name: 'Mum' },
	allergies: ['dust'],
};
const doctor = { givenName: 'Grace', specialty: 'other', licenseNumber: 'Лиц-1' };

/** A row of each kind, as it is answered, and its path. */
const kinds: Record<
	string,
	(send: Send) => Promise<{ path: string; row: Record<string, unknown> }>
> = {
	patient: async (send) => {
		const { body } = await send('POST', '/api/patients', patient);
		return { path: `/api/patients/${body.id}`, row: body };
	},
	doctor: async (send) => {
		const { body } = await send('POST', '/api/doctors', { ...doctor, licenseNumber: null });
		return { path: `/api/doctors/${body.id}`, row: body };
	},
	mapping: async (send) => {
		const { body: whom } = await send('POST', '/api/patients', patient);
		const { body: by } = await send('POST', '/api/doctors', { ...doctor, licenseNumber: null });
		const ids = { patientId: whom.id, doctorId: by.id };
		const { body } = await send('POST', '/api/mappings', { ...ids, startedOn: '2020-01-01' });
		const team = await send('GET', `/api/mappings/${whom.id}`);
		expect(team.body.items).toEqual([body]);
		return { path: `/api/mappings/${body.id}`, row: body };
	},
};
/** What the system sets of each kind, each with another value than the row has. */
const others: Record<string, Record<string, unknown>> = {
	patient: {
		status: 'archived',
		createdAt: '2020-01-01T00:00:00.000Z',
		updatedAt: null,
		version: '1',
	},
	doctor: { status: 'archived', createdAt: 5, updatedAt: '2020-01-01T00:00:00.000Z', version: 0.5 },
	mapping: {
		status: 'ended',
		createdAt: '2020-01-01T00:00:00.000Z',
		updatedAt: 'yesterday',
		version: true,
		patientId: '01936b1f-03a2-7c55-9d41-0b7a2f6c8e12',
		patient: { givenName: 'Eve' },
		doctor: { status: 'archived' },
	},
};

describe.each(Object.keys(kinds))('a %s that is sent back', (kind) => {
	const make = async (send: Send) => {
		const made = await kinds[kind]?.(send);
		if (!made) throw new Error(`there is no ${kind}`);
		return made;
	};

	it.each(['PUT', 'PATCH'])(
		'by %s as it was read is taken, and stays as it was',
		async (method) => {
			const { send } = server.ada;
			const { path, row } = await make(send);
			const answer = await send(method, path, row);
			expect(answer).toMatchObject({ status: 200 });
			const { version, updatedAt, ...rest } = answer.body;
			expect(row).toMatchObject(rest);
			expect(version).toBe(2);
			// And so is what was answered to that.
			expect((await send(method, path, answer.body)).status).toBe(200);
		},
	);

	it.each(['PUT', 'PATCH'])('by %s with a change is changed', async (method) => {
		const { send } = server.ada;
		const { path, row } = await make(send);
		const change = kind === 'mapping' ? { reason: 'new' } : { givenName: 'New' };
		expect(await send(method, path, { ...row, ...change })).toMatchObject({
			status: 200,
			body: { ...change, version: 2, createdAt: row['createdAt'] },
		});
	});

	it('may write its instants and ids in another way', async () => {
		const { send } = server.ada;
		const { path, row } = await make(send);
		const same = {
			id: String(row['id']).toUpperCase(),
			createdAt: String(row['createdAt']).replace('Z', '000+00:00'),
			updatedAt: String(row['updatedAt']).replace('Z', '+00:00'),
		};
		expect((await send('PATCH', path, same)).status).toBe(200);
	});

	it.each(['PUT', 'PATCH'])(
		'by %s is refused by the name of each field that the system sets',
		async (method) => {
			const { send } = server.ada;
			const { path, row } = await make(send);
			const id = '01936b1f-03a2-7c55-9d41-0b7a2f6c8e12';
			for (const [field, value] of Object.entries({ id, ...others[kind] })) {
				const answer = await send(method, path, { ...row, [field]: value });
				expect(answer, field).toMatchObject({ status: 400, body: { code: 'validation' } });
				const [error, ...rest] = answer.body.errors;
				expect(rest, field).toEqual([]);
				expect(error).toEqual({
					path: field,
					message: `is set by the system; the row has ${JSON.stringify(row[field])}`,
				});
			}
			const all = await problemOf(send(method, path, { ...row, id, ...others[kind] }));
			expect(all.paths?.toSorted()).toEqual(Object.keys({ id, ...others[kind] }).sort());
			// Nothing was written.
			expect((await send('PATCH', path, row)).body.version).toBe(2);
		},
	);

	it.each(['PUT', 'PATCH'])(
		'by %s after somebody saved a newer version is refused as by If-Match',
		async (method) => {
			const { send } = server.ada;
			const { path, row } = await make(send);
			await send('PATCH', path, kind === 'mapping' ? { reason: 'r' } : { familyName: 'F' });
			expect(await problemOf(send(method, path, row))).toMatchObject({
				status: 412,
				code: 'precondition_failed',
			});
			// What does not name its version is not based on one: the last write wins.
			const { version: _version, updatedAt: _updatedAt, ...undated } = row;
			expect((await send(method, path, undated)).status).toBe(200);
		},
	);

	it('by several at once is written once, and the others are refused', async () => {
		const { send } = server.ada;
		const { path, row } = await make(send);
		const answers = await Promise.all(
			Array.from({ length: 6 }, (_, n) => send(n % 2 ? 'PUT' : 'PATCH', path, row)),
		);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412, 412, 412]);
	});

	it('is not there for somebody else, whatever is sent along', async () => {
		const { path, row } = await make(server.ada.send);
		if (kind === 'doctor') return;
		expect(await problemOf(server.grace.send('PUT', path, row))).toMatchObject({ status: 404 });
		expect(
			await problemOf(server.grace.send('PUT', path, { ...row, status: 'nothing', bogus: 1 })),
		).toMatchObject({ status: 400, paths: ['bogus'] });
	});

	it('cannot be made anew with what the system sets', async () => {
		const { send } = server.ada;
		const { row } = await make(send);
		const { paths } = await problemOf(send('POST', `/api/${kind}s`, row));
		expect(paths).toEqual(
			expect.arrayContaining(['id', 'status', 'version', 'createdAt', 'updatedAt']),
		);
	});
});

describe('an assignment that is sent back as it was read', () => {
	it.each([
		['that has ended', { endedOn: '2021-01-01' }, false],
		['that has ended, of a doctor who has left', { endedOn: '2021-01-01' }, true],
		['of a doctor who has left', {}, true],
		['of the primary doctor', { isPrimary: true }, false],
		['that is to end one day', { endedOn: addYears(today(), 1) }, false],
	])('stays as it was: %s', async (_, fields, hasLeft) => {
		const { send } = server.ada;
		const made = await kinds['mapping']?.(send);
		if (!made) throw new Error('there is no mapping');
		const { body: changed } = await send('PATCH', made.path, fields);
		if (hasLeft) await send('DELETE', `/api/doctors/${changed.doctorId}`);
		const list = `/api/mappings?status=all&patientId=${changed.patientId}`;
		const [row] = (await send('GET', list)).body.items;
		for (const method of ['PUT', 'PATCH']) {
			const [{ version }] = (await send('GET', list)).body.items;
			const answer = await send(method, made.path, { ...row, version, updatedAt: undefined });
			expect(answer.status).toBe(200);
			const { version: _version, updatedAt: _updatedAt, ...rest } = answer.body;
			expect(row).toMatchObject(rest);
		}
	});
});

describe('a patient born 130 years ago and a day', () => {
	const born = addDays(addYears(today(), -130), -1);

	/** Registers a patient, and makes the stored birth date as old as it becomes only with time. */
	async function makeOldPatient() {
		const { send } = server.ada;
		const { body } = await send('POST', '/api/patients', patient);
		const path = `/api/patients/${body.id}`;
		await withConnection(server.target, (sql) =>
			sql.begin(async (transaction) => {
				await transaction`select set_config('app.user_id', ${server.ada.user.id}, true), set_config('app.owner_id', ${server.ada.user.id}, true)`;
				await transaction`update patients set date_of_birth = ${born} where id = ${body.id}`;
			}),
		);
		return { send, path, row: (await send('GET', path)).body };
	}

	it.each(['PUT', 'PATCH'])('is saved by %s with an unchanged birth date', async (method) => {
		const { send, path, row } = await makeOldPatient();
		expect(row.dateOfBirth).toBe(born);
		const change = { ...row, givenName: 'New' };
		expect(await send(method, path, change)).toMatchObject({
			status: 200,
			body: { givenName: 'New', dateOfBirth: born, version: row.version + 1 },
		});
		expect(await problemOf(send(method, path, change))).toMatchObject({ status: 412 });
		const { givenName, dateOfBirth } = change;
		expect((await send(method, path, { givenName, dateOfBirth })).status).toBe(200);
	});

	it.each(['PUT', 'PATCH'])('gets no other birth date like that by %s', async (method) => {
		const { send, path, row } = await makeOldPatient();
		const older = { ...row, dateOfBirth: addDays(born, -1) };
		const errors = [{ path: 'dateOfBirth', message: 'must not be more than 130 years ago' }];
		expect(await send(method, path, older)).toMatchObject({ status: 400, body: { errors } });
		expect(await problemOf(send(method, path, { ...older, sex: 'F' }))).toMatchObject({
			status: 400,
			paths: expect.arrayContaining(['sex', 'dateOfBirth']),
		});
		expect((await send('GET', path)).body).toEqual(row);
		await send('PATCH', path, { dateOfBirth: null });
		const { version: _version, updatedAt: _updatedAt, ...undated } = row;
		expect(await problemOf(send(method, path, undated))).toMatchObject({ paths: ['dateOfBirth'] });
		expect(await problemOf(server.grace.send(method, path, row))).toMatchObject({ status: 400 });
	});
});

describe('the own account that is sent back', () => {
	it('is taken as it was read, and refused by the names of what only the system sets', async () => {
		const { send } = server.ada;
		const { body: me } = await send('GET', '/api/auth/me');
		expect(await send('PATCH', '/api/auth/me', me)).toMatchObject({ status: 200, body: me });
		const other = { id: 'x', email: 'other@example.org', role: 'king', createdAt: '2020-01-01' };
		expect(await problemOf(send('PATCH', '/api/auth/me', { ...me, ...other }))).toMatchObject({
			status: 400,
			paths: ['id', 'email', 'role', 'createdAt'],
		});
	});
});
