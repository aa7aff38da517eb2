import { today } from '@hms/contracts';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer, problemOf, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer({ TIME_ZONE: 'Asia/Kolkata' });
});
afterAll(() => server.close());

const heading = 'day,time,person,action,kind,record,recordId,field,before,after';

/** The lines of an export. */
async function exportedBy({ send }: Server['ada'], query = ''): Promise<string[]> {
	const { status, headers, body } = await send('GET', `/api/activity.csv${query}`);
	expect(status).toBe(200);
	expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
	expect(headers.get('content-disposition')).toBe('attachment; filename="activity.csv"');
	// The byte order mark is gone once the text is decoded.
	const [first, ...lines] = String(body).replace(/\r\n$/, '').split('\r\n');
	expect(first).toBe(heading);
	return lines;
}

it('has a row for each changed field, with the day and time in the clinic', async () => {
	const { send, user } = server.ada;
	const made = await send('POST', '/api/patients', {
		givenName: 'Ada',
		allergies: ['dust, "fine"'],
	});
	const { id, createdAt } = made.body;
	await send('DELETE', `/api/patients/${id}`);
	const lines = await exportedBy(server.ada, `?patientId=${id}&actorId=${user.id}&from=${today()}`);
	const local = new Date(Date.parse(createdAt) + 5.5 * 3_600_000).toISOString();
	const created = `${local.slice(0, 10)},${local.slice(11, 19)},ada,created,patient,Ada,${id}`;
	expect(lines[0]).toMatch(new RegExp(`,ada,archived,patient,Ada,${id},,,$`));
	expect(lines).toContain(`${created},allergies,,"[""dust, \\""fine\\""""]"`);
	expect(lines).toContain(`${created},givenName,,Ada`);
	const bytes = await fetch(`${server.url}/api/activity.csv`, {
		headers: { authorization: `Bearer ${server.ada.token}` },
	}).then((response) => response.arrayBuffer());
	expect(Buffer.from(bytes).subarray(0, 3)).toEqual(Buffer.from('efbbbf', 'hex'));
	const { items } = (await send('GET', `/api/patients/${id}/accesses`)).body;
	expect(items.map(({ kind }: { kind: string }) => kind)).toContain('export');
});

it('has no cell that a spreadsheet takes for a formula', async () => {
	const { send } = server.ada;
	const names = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '"=1"', 'a\u2028b'];
	for (const givenName of names) {
		const { body } = await send('POST', '/api/patients', { givenName });
		const [line] = await exportedBy(server.ada, `?patientId=${body.id}`);
		const [, name] = /,patient,(.*),[0-9a-f-]{36},/.exec(line ?? '') ?? [];
		expect(name?.replace(/^"/, '')).not.toMatch(/^[=+\-@＝]/);
	}
});

it('has all pages, and only what its reader may see', async () => {
	const { send, user } = server.ada;
	for (let n = 0; n < 110; n++) await send('POST', '/api/patients', { givenName: `Page ${n}` });
	const own = await exportedBy(server.ada, `?subject=patient&actorId=${user.id}`);
	expect(own.filter((line) => line.includes(',givenName,,Page '))).toHaveLength(110);
	const doctor = { givenName: 'Everybody’s', specialty: 'other' };
	const { id } = (await send('POST', '/api/doctors', doctor)).body;
	const theirs = await exportedBy(server.grace, `?actorId=${user.id}`);
	expect(theirs.every((line) => line.includes(`,doctor,Everybody’s,${id},`))).toBe(true);
	expect(theirs.length).toBeGreaterThan(0);
});

it('is refused with a problem body', async () => {
	const { send } = server.ada;
	expect(await problemOf(server.send('GET', '/api/activity.csv'))).toMatchObject({ status: 401 });
	for (const [query, path] of [
		['from=yesterday', 'from'],
		['limit=5', 'limit'],
		['cursor=x', 'cursor'],
		['patientId=1', 'patientId'],
		['subject=session', 'subject'],
	]) {
		const refused = await problemOf(send('GET', `/api/activity.csv?${query}`));
		expect(refused).toMatchObject({ status: 400, paths: [path] });
	}
});

/** Begins an export of somebody who has changed so much that it waits for whoever reads it. */
async function beginLargeExport({ target, url }: Server, { user, token }: Server['ada']) {
	await withConnection(
		target,
		(admin) => admin`
			insert into changes (id, at, actor_id, owner_id, subject, subject_id, action, fields)
			select gen_random_uuid(), now(), ${user.id}, ${user.id}, 'patient', gen_random_uuid(), 'updated',
				jsonb_build_array(jsonb_build_object('field', 'notes', 'before', null, 'after', repeat('x', 10000)))
			from generate_series(1, 2000)`,
	);
	const response = await fetch(`${url}/api/activity.csv?mine=true`, {
		headers: { authorization: `Bearer ${token}` },
	});
	const reader = response.body?.getReader();
	expect((await reader?.read())?.done).toBe(false);
	return reader;
}

it('counts as a request of its user until all of it is read, or nobody reads it any more', async () => {
	const narrow = await openServer({ LIMIT_REQUESTS_PER_USER: '1' });
	const { send } = narrow.ada;
	const statusOfAnother = async () => (await send('GET', '/api/patients')).status;
	const reader = await beginLargeExport(narrow, narrow.ada);
	expect(await statusOfAnother()).toBe(429);
	expect((await narrow.grace.send('GET', '/api/patients')).status).toBe(200);
	await reader?.cancel();
	await expect.poll(statusOfAnother).toBe(200);
	await narrow.close();
});

it('breaks off when nobody reads it any more, without closing the connection', async () => {
	const narrow = await openServer(
		{ LIMIT_REQUESTS_PER_USER: '1' },
		{ timeouts: { unreadMs: 200 } },
	);
	await beginLargeExport(narrow, narrow.ada);
	const status = async () => (await narrow.ada.send('GET', '/api/patients')).status;
	expect(await status()).toBe(429);
	await expect.poll(status).toBe(200);
	await narrow.close();
});

it('breaks off when the session ends', async () => {
	const linus = await server.signUp('linus');
	const reader = await beginLargeExport(server, linus);
	await linus.send('POST', '/api/auth/logout');
	const readOn = async () => {
		while (!(await reader?.read())?.done);
	};
	await expect(readOn()).rejects.toThrow('terminated');
});
