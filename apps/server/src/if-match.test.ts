import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, problemOf, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

const nobody = '01900000-0000-7000-8000-000000000000';

/** A patient at version 3, and a change of it with a header. */
async function patientAtThree() {
	const { send } = server.ada;
	const { body } = await send('POST', '/api/patients', { givenName: 'One' });
	const path = `/api/patients/${body.id}`;
	for (const givenName of ['Two', 'Three']) await send('PUT', path, { givenName });
	return {
		path,
		change: (ifMatch: string, method = 'PATCH') =>
			send(method, path, method === 'DELETE' ? undefined : { givenName: 'Four' }, {
				'if-match': ifMatch,
			}),
	};
}

describe('If-Match', () => {
	it.each(['"3"', ' "3" ', '*', '"2", "3"', '"3","2"', 'W/"3", "3"', '"other", "3"', '"3", "3"'])(
		'with the version of the row lets a change happen: %s',
		async (ifMatch) => {
			const { change } = await patientAtThree();
			expect(await change(ifMatch)).toMatchObject({ status: 200, body: { version: 4 } });
		},
	);

	it.each([
		'"1"',
		'"4"',
		'"0"',
		'"03"',
		'""',
		'"other"',
		'"99999999999999999999"',
		'"2147483647"',
		'W/"3"',
		'"1", "2"',
		'W/"3", "0"',
	])('with none of its versions is 412 and changes nothing: %s', async (ifMatch) => {
		const { path, change } = await patientAtThree();
		for (const method of ['PATCH', 'PUT', 'DELETE']) {
			expect(await problemOf(change(ifMatch, method))).toMatchObject({
				status: 412,
				code: 'precondition_failed',
			});
		}
		const kept = await server.ada.send('GET', path);
		expect(kept.body).toMatchObject({ givenName: 'Three', version: 3 });
	});

	it.each([
		'3',
		'"3',
		'w/"3"',
		'"3" 4',
		'*, "3"',
		Array.from({ length: 11 }, (_, n) => `"${n}"`).join(', '),
	])('that is none is 400, and names the header: %s', async (ifMatch) => {
		const { change } = await patientAtThree();
		for (const method of ['PATCH', 'PUT', 'DELETE']) {
			expect(await problemOf(change(ifMatch, method))).toMatchObject({
				status: 400,
				code: 'validation',
				paths: ['If-Match'],
			});
		}
	});

	it('does not reveal another user’s row', async () => {
		const { path } = await patientAtThree();
		for (const ifMatch of ['"1"', '"0"', '*', 'W/"3"', '"1", "2"']) {
			for (const [at, send] of [
				[`/api/patients/${nobody}`, server.ada.send],
				[path, server.grace.send],
			] as const) {
				const answer = send('PATCH', at, { givenName: 'X' }, { 'if-match': ifMatch });
				expect(await problemOf(answer), `${ifMatch} ${at}`).toMatchObject({ status: 404 });
			}
		}
	});

	it('is judged after the session', async () => {
		const { path } = await patientAtThree();
		const answer = server.send('PATCH', path, { givenName: 'X' }, { 'if-match': 'nonsense' });
		expect(await problemOf(answer)).toMatchObject({ status: 401 });
	});

	it('is not accepted in the body', async () => {
		const { path } = await patientAtThree();
		const answer = server.ada.send('PATCH', path, { givenName: 'X', expectedVersion: 3 });
		expect(await problemOf(answer)).toMatchObject({ status: 400, paths: ['expectedVersion'] });
	});

	it('lets one of fifty that say the same win', async () => {
		const { change } = await patientAtThree();
		const answers = await Promise.all(Array.from({ length: 50 }, () => change('"2", "3"')));
		const statuses = answers.map(({ status }) => status).sort();
		expect(statuses).toEqual([200, ...Array.from({ length: 49 }, () => 412)]);
	});
});
