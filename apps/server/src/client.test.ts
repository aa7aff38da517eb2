import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient, problemOf } from '@hms/client';
import { today } from '@hms/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer, password, type Server } from './testing.ts';

const run = promisify(execFile);
const client = (path: string) =>
	fileURLToPath(new URL(`../../../packages/client/${path}`, import.meta.url));
const example = client('examples/first-steps.ts');

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

it('runs the example of its README', async () => {
	expect(await readFile(client('README.md'), 'utf8')).toContain(await readFile(example, 'utf8'));
	const { stdout } = await run(process.execPath, [example, server.url]);
	expect(stdout).toBe(
		`P-000001: Grace Hopper, primary_care, since ${today()}\nFront Desk was refused: already_assigned\n`,
	);
});

it('returns the refusal of a call', async () => {
	const anonymous = createClient({ url: server.url });
	const refusal = await anonymous.auth.login
		.mutate({ email: 'nobody@example.org', password })
		.then(() => undefined, problemOf);
	expect(refusal).toMatchObject({
		code: 'invalid_credentials',
		detail: 'The e-mail address or the password is wrong.',
	});
	const { api } = { api: createClient({ url: server.url, token: () => server.ada.token }) };
	const invalid = await api.patient.create
		.mutate({ givenName: '' })
		.then(() => undefined, problemOf);
	expect(invalid).toEqual({
		code: 'validation',
		detail: 'givenName: must not be empty',
		errors: [{ path: 'givenName', message: 'must not be empty' }],
		requestId: expect.any(String),
	});
});

it('returns undefined if the API did not answer', async () => {
	const nowhere = createClient({ url: 'http://127.0.0.1:9' });
	const outcome = await nowhere.auth.me.query().then(
		() => 'answered',
		(error: unknown) => problemOf(error),
	);
	expect(outcome).toBeUndefined();
});
