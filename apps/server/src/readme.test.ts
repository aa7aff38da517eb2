import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { mapping, mappingList, patient, patientPage } from '@hms/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer, type Server } from './testing.ts';

const run = promisify(execFile);

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

it('has a REST session that works when it is pasted', async () => {
	const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
	const [, session = ''] =
		/<!-- The tests run these lines as they are. -->\n```sh\n([^`]*)```/.exec(readme) ?? [];
	expect(session).toContain('API=http://127.0.0.1:3000/api\n');
	const { stdout } = await run('sh', ['-c', session.replace('http://127.0.0.1:3000', server.url)]);
	const [assigned = '', team = '', found = '', replaced = '', ...archived] = stdout.split('\n');
	const made = mapping.parse(JSON.parse(assigned));
	expect(made).toMatchObject({
		isPrimary: true,
		patient: { familyName: 'Lovelace' },
		doctor: { familyName: 'Hopper' },
	});
	expect(mappingList.parse(JSON.parse(team)).items).toEqual([made]);
	expect(patientPage.parse(JSON.parse(found)).items).toMatchObject([
		{ id: made.patientId, dateOfBirth: '1990-12-10' },
	]);
	expect(patient.parse(JSON.parse(replaced))).toMatchObject({
		familyName: 'King',
		dateOfBirth: null,
		version: 2,
	});
	expect(archived[0]?.trim()).toBe('HTTP/1.1 204 No Content');
});
