import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { type CallEvent, type ClientOptions, ClinicError, createClient } from '../index.ts';
import { delayBefore } from './retry.ts';

// A server on the network that answers as proxies and servers in trouble do.
type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

let url: string;
let handlers: Handler[];
let requests: IncomingMessage[];
let events: CallEvent[];
const server = createServer((request, response) => {
	requests.push(request);
	const handler = handlers.length > 1 ? handlers.shift() : handlers[0];
	handler?.(request, response);
});
beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	// A server that listens on a port has an address of this kind.
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});
beforeEach(() => {
	requests = [];
	events = [];
	handlers = [];
});

const answer =
	(status: number, body: unknown, headers: Record<string, string> = {}): Handler =>
	(_request, response) =>
		response
			.writeHead(status, { 'content-type': 'application/json', ...headers })
			.end(typeof body === 'string' ? body : JSON.stringify(body));
const refusal = (code: string, status: number, headers?: Record<string, string>) =>
	answer(
		status,
		{ error: { code: -1, message: code, data: { code, httpStatus: status } } },
		headers,
	);
const done = (data: unknown = {}) => answer(200, { result: { data } });
const hang: Handler = () => undefined;
const cut: Handler = (request) => request.socket.destroy();
const badGateway = answer(502, '<h1>Bad Gateway</h1>', { 'content-type': 'text/html' });

const clientOf = (options: Partial<ClientOptions> = {}) =>
	createClient({ url, token: 't', onCall: (event) => events.push(event), ...options });

const failureOf = async (call: Promise<unknown>): Promise<ClinicError> => {
	const error: unknown = await call.then(
		() => undefined,
		(thrown) => thrown,
	);
	if (!(error instanceof ClinicError)) throw new Error('it did not fail', { cause: error });
	return error;
};

describe('a call without an answer of the API', () => {
	it('says that there is no connection', async () => {
		handlers = [cut];
		expect(await failureOf(clientOf({ retries: 0 }).auth.me())).toMatchObject({
			code: 'network',
			status: undefined,
			cause: expect.any(TypeError),
		});
	});

	it('says that something else answered, with its status', async () => {
		handlers = [badGateway];
		const error = await failureOf(clientOf({ retries: 0 }).auth.me());
		expect(error).toMatchObject({ code: 'unexpected_answer', status: 502 });
		expect(error.message).toContain('HTTP 502, text/html');
		handlers = [answer(200, '{"hello":"world"}')];
		expect(await failureOf(clientOf().auth.me())).toMatchObject({ code: 'unexpected_answer' });
	});

	it('says that it took too long', async () => {
		handlers = [hang];
		const error = await failureOf(clientOf({ timeoutMs: 50 }).auth.me());
		expect(error).toMatchObject({ code: 'timeout' });
	});

	it('ends by its signal alone, and closes the request when no call needs it any more', async () => {
		const closed = new Promise((resolve) => {
			handlers = [(_request, response) => response.once('close', resolve)];
		});
		const [one, other] = [new AbortController(), new AbortController()];
		const clinic = clientOf();
		const first = failureOf(clinic.auth.me({}, { signal: one.signal }));
		const second = failureOf(clinic.clinic.get({}, { signal: other.signal }));
		await expect.poll(() => requests.length).toBe(1);
		one.abort();
		expect(await first).toMatchObject({ code: 'aborted' });
		other.abort();
		expect(await second).toMatchObject({ code: 'aborted' });
		await closed;
		const before = AbortSignal.abort();
		expect(await failureOf(clinic.auth.me({}, { signal: before }))).toMatchObject({
			code: 'aborted',
		});
		expect(requests).toHaveLength(1);
	});
});

describe('a temporary failure', () => {
	it.each([
		['of the connection', cut],
		['of a proxy', badGateway],
		['of the server', refusal('unavailable', 503)],
		['by an error', refusal('internal', 500)],
	])('%s is no failure of a read', async (_name, failure) => {
		handlers = [failure, failure, done({ name: 'Ada' })];
		expect(await clientOf().auth.me()).toEqual({ name: 'Ada' });
		expect(requests).toHaveLength(3);
		expect(events.map(({ isRepeated }) => isRepeated)).toEqual([true, true, false]);
	});

	it('is a failure after two repetitions', async () => {
		handlers = [cut];
		await failureOf(clientOf().auth.me());
		expect(requests).toHaveLength(3);
	});

	it('does not repeat a create without its idempotency key, nor any other change', async () => {
		handlers = [cut, refusal('conflict', 409), done({ id: '1' })];
		expect(await clientOf().patient.create({ givenName: 'A' })).toEqual({ id: '1' });
		const keys = requests.map(({ headers }) => headers['idempotency-key']);
		expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
		expect(new Set(keys).size).toBe(1);
		requests = [];
		handlers = [cut];
		await failureOf(clientOf().patient.archive({ id: 'x' }));
		expect(requests).toHaveLength(1);
	});

	it('is waited for as long as the server says, and not longer than the call may take', async () => {
		handlers = [refusal('too_many_requests', 429, { 'retry-after': '1' }), done()];
		await clientOf().auth.me();
		const error = new ClinicError('too_many_requests', '', { retryAfter: 1 });
		for (const attempt of [1, 2]) {
			const delay = delayBefore('read', error, { attempt, retries: 2 });
			expect(delay).toBeGreaterThan(1000);
			expect(delay).toBeLessThan(1500);
		}
		requests = [];
		handlers = [refusal('too_many_requests', 429, { 'retry-after': '900' })];
		expect(await failureOf(clientOf().auth.me())).toMatchObject({ retryAfter: 900 });
		expect(requests).toHaveLength(1);
	});

	it.each(['validation', 'not_found', 'forbidden'])(
		'is not what a refusal as %s is',
		async (code) => {
			handlers = [refusal(code, 400)];
			expect(await failureOf(clientOf().auth.me())).toMatchObject({ code });
			expect(requests).toHaveLength(1);
		},
	);
});

describe('a request', () => {
	it('goes below the path of the URL', async () => {
		handlers = [done()];
		await clientOf({ url: `${url}/clinic/` }).auth.me();
		await createClient({ url: `${url}/clinic` }).auth.logout();
		expect(requests.map((request) => request.url)).toEqual([
			'/clinic/api/trpc/auth.me?input=%7B%7D',
			'/clinic/api/trpc/auth.logout',
		]);
	});

	it('has the token and the headers of the options', async () => {
		handlers = [done()];
		await clientOf({ headers: { 'x-tenant': 'north' } }).auth.me();
		await clientOf({ headers: async () => ({ 'x-tenant': 'south' }) }).auth.me();
		expect(requests.map(({ headers }) => headers['x-tenant'])).toEqual(['north', 'south']);
		expect(requests[0]?.headers.authorization).toBe('Bearer t');
		expect(requests[0]?.headers['x-client-version']).toBe(`hms-client/${packageJson.version}`);
	});

	it('that is refused as a whole is a refusal of each call', async () => {
		handlers = [
			answer(403, {
				type: '/problems/forbidden',
				status: 403,
				code: 'forbidden',
				detail: 'No.',
			}),
		];
		const clinic = clientOf();
		const outcomes = await Promise.all([clinic.auth.me.safe(), clinic.clinic.get.safe()]);
		expect(requests).toHaveLength(1);
		expect(outcomes).toMatchObject([
			{ error: { code: 'forbidden', message: 'No.', status: 403 } },
			{ error: { code: 'forbidden' } },
		]);
	});
});
