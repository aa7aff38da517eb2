import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
	type AppRouter,
	type ClientOptions,
	createClient,
	keepingKeys,
	problemOf,
	transport,
	withKey,
} from '@hms/client';
import { today } from '@hms/contracts';
import { createTRPCClient } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

it('does what its README shows', async () => {
	expect(await readFile(client('README.md'), 'utf8')).toContain(await readFile(example, 'utf8'));
	const { stdout } = await run(process.execPath, [example, server.url]);
	expect(stdout).toBe(
		`P-000001: Grace Hopper, primary_care, since ${today()}\nFront Desk was refused: already_assigned\n`,
	);
});

it('tells why a call was refused', async () => {
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

it('says nothing of a refusal when the API never answered', async () => {
	const nowhere = createClient({ url: 'http://127.0.0.1:9' });
	const outcome = await nowhere.auth.me.query().then(
		() => 'answered',
		(error: unknown) => problemOf(error),
	);
	expect(outcome).toBeUndefined();
});

describe('a call that makes something', () => {
	/** Lets every request through, and tells what travelled; loses the answer to the first ones. */
	function network(losing = 0) {
		const sent: { path: string; key: string | null }[] = [];
		const send: NonNullable<ClientOptions['fetch']> = async (input, init) => {
			const { pathname } = new URL(String(input));
			sent.push({ path: pathname, key: new Headers(init?.headers).get('idempotency-key') });
			// tRPC's type of it allows a signal that is undefined, fetch's does not; fetch itself does.
			const answer = await fetch(input, init as RequestInit | undefined);
			if (sent.length <= losing) throw new TypeError('the answer was lost');
			return answer;
		};
		return { sent, send };
	}
	const named = async (q: string) => {
		const { body } = await server.ada.send('GET', `/api/patients?q=${q}&total=true`);
		return body.total;
	};

	it('makes it once for each key, and bears the key by itself', async () => {
		const { sent, send } = network();
		const clinic = createClient({ url: server.url, token: server.ada.token, fetch: send });
		const create = (key: string) =>
			clinic.patient.create.mutate({ givenName: 'Keyed' }, withKey(key));
		const [one, again, other] = [await create('a'), await create('a'), await create('b')];
		expect(again).toEqual(one);
		expect(other.id).not.toBe(one.id);
		await Promise.all([create('c'), create('d'), clinic.auth.me.query(), clinic.auth.me.query()]);
		expect(sent.slice(0, 3).map(({ key }) => key)).toEqual(['a', 'a', 'b']);
		expect(
			sent
				.slice(3)
				.map(({ path, key }) => `${path} ${key}`)
				.sort(),
		).toEqual([
			'/api/trpc/auth.me,auth.me null',
			'/api/trpc/patient.create c',
			'/api/trpc/patient.create d',
		]);
		expect(await named('keyed')).toBe(4);
	});

	it('from a page makes it once, though its answer was lost and somebody saves again', async () => {
		const { sent, send } = network(1);
		const page = createTRPCClient<AppRouter>({
			links: [
				keepingKeys(),
				transport({
					url: `${server.url}/api/trpc`,
					headers: () => ({ authorization: `Bearer ${server.ada.token}` }),
					fetch: send,
				}),
			],
		});
		const save = () => page.patient.create.mutate({ givenName: 'Impatient' });
		expect(problemOf(await save().catch((error: unknown) => error))).toBeUndefined();
		const saved = await save();
		expect(await named('impatient')).toBe(1);
		// Another one of the same name is meant, once the first is known to be there.
		expect((await save()).id).not.toBe(saved.id);
		expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
		expect(sent[0]?.key).toMatch(/^[\x20-\x7e]{1,255}$/);
	});
});
