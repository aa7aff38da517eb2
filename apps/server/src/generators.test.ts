import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiFile, runTool, toolPath, toolsFolder } from './openapi-tools.testing.ts';
import { openServer, type Server } from './testing.ts';

const generated = join(toolsFolder, 'generated');
/** The compiler of this repository. That of the tools is older, because they call its API. */
const tsc = join(toolsFolder, '../../node_modules/.bin/tsc');

let server: Server;
beforeAll(async () => {
	server = await openServer();
	await rm(generated, { recursive: true, force: true });
	await Promise.all([
		runTool(toolPath('openapi-typescript'), [
			openApiFile,
			'--output',
			join(generated, 'openapi-typescript.ts'),
		]),
		runTool(toolPath('openapi-ts'), [
			...['--input', openApiFile, '--output', join(generated, 'hey-api'), '--no-log-file'],
			...['--plugins', '@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
		]),
		runTool(toolPath('orval'), ['--config', 'orval.config.ts'], {
			env: { CLINIC_API: `${server.url}/api` },
		}),
	]);
});
afterAll(() => server.close());

describe('clients that stock tools generate from the OpenAPI document', () => {
	it.each(['tsconfig.json', 'tsconfig.hey-api-sdk.json'])(
		'are as their consumers expect, in the strict settings of %s',
		async (project) => {
			expect(await runTool(tsc, ['--project', project])).toBe('');
		},
	);

	it('work against a running server', async () => {
		const { run } = await import(pathToFileURL(join(toolsFolder, 'consumers/orval.ts')).href);
		const { mapping, ...seen } = await run('generated@example.org');
		expect(mapping).toMatchObject({ isPrimary: true, patient: { mrn: 'A-1' } });
		expect(seen).toEqual({
			read: mapping,
			team: [mapping],
			total: 1,
			refusals: ['mrn_taken', 'not_found'],
		});
	});
});
