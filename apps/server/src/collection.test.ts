import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApiDocument } from '@hms/api';
import { today } from '@hms/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import filter from '../../../tools/openapi/collection-filter.json' with { type: 'json' };
import { openApiFile, runTool, toolPath, toolsFolder } from './openapi-tools.testing.ts';
import { openServer, password, type Server } from './testing.ts';

let server: Server;
let folder: string;
beforeAll(async () => {
	server = await openServer();
	folder = await mkdtemp(join(tmpdir(), 'hms-collection-'));
});
afterAll(async () => {
	await server.close();
	await rm(folder, { recursive: true, force: true });
});

it('a Postman collection that Portman makes of the OpenAPI document succeeds with every request', async () => {
	const collection = join(folder, 'collection.json');
	const portman = [
		...['--local', openApiFile, '--baseUrl', `${server.url}/api`, '--output', collection],
		...['--portmanConfigFile', join(toolsFolder, 'portman.json')],
		// Newman would wait for the end of the stream of events.
		...['--filterFile', join(toolsFolder, 'collection-filter.json')],
	];
	// It leaves files where it runs.
	await runTool(toolPath('portman'), portman, { cwd: folder });
	const doctor = { givenName: 'Mary', specialty: 'other' };
	const { body } = await server.ada.send('POST', '/api/doctors', doctor);
	const reset = await server.ada.send('POST', `/api/users/${server.grace.user.id}/password-reset`);
	const account = { name: 'Colleague', email: 'colleague@example.org', password };
	const colleague = await server.send('POST', '/api/auth/register', account);
	const { user, token } = colleague.body;
	await server.ada.send('PATCH', `/api/users/${user.id}`, { role: 'admin' });
	const asColleague = { authorization: `Bearer ${token}` };
	const [own, others] = [
		await server.ada.send('POST', '/api/patients', { givenName: 'Own' }),
		await server.send('POST', '/api/patients', { givenName: 'Others' }, asColleague),
	];
	const emergency = { patientId: own.body.id, reason: 'Unconscious here' };
	const opened = await server.send('POST', '/api/emergency-access', emergency, asColleague);
	const variables = {
		token: server.ada.token,
		email: server.ada.user.email,
		password,
		today: today(),
		otherDoctorId: body.id,
		colleagueId: user.id,
		othersPatientId: others.body.id,
		othersEmergencyId: opened.body.id,
		resetToken: new URL(reset.body.url).hash.replace('#token=', ''),
	};
	const report = join(folder, 'report.json');
	await runTool(toolPath('newman'), [
		...['run', collection, '--reporters', 'cli,json', '--reporter-json-export', report],
		...Object.entries(variables).flatMap(([name, value]) => ['--env-var', `${name}=${value}`]),
	]);
	const { run } = JSON.parse(await readFile(report, 'utf8'));
	const operations = Object.values(openApiDocument().paths).flatMap((path) =>
		Object.values(path).filter(({ operationId }) => !filter.operationIds.includes(operationId)),
	);
	expect(run.stats.requests).toMatchObject({ total: operations.length, failed: 0 });
	expect(run.stats.assertions.total).toBeGreaterThan(3 * operations.length);
	expect(run.failures).toEqual([]);
});
