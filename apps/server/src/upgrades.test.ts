import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, openSocket, problemInText, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer(
		{},
		{
			pages: {
				handle: async (_request, response) => void response.end('a page'),
				scriptSources: () => [],
				isFile: () => false,
				files: undefined,
				changes: undefined,
				close: async () => undefined,
			},
		},
	);
});
afterAll(() => server.close());

const openConnections = () =>
	new Promise<number>((resolve, reject) => {
		server.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
	});

/** A request that asks for another protocol, as it goes over the wire. */
const asking = (
	{ method = 'GET', path = '/api/health/live', version = '1.1', upgrade = 'websocket' },
	more: string[] = [],
	rest = '',
) =>
	[
		`${method} ${path} HTTP/${version}`,
		'Host: localhost',
		'Connection: Upgrade',
		`Upgrade: ${upgrade}`,
		...more,
		'',
		rest,
	].join('\r\n');

const json = 'Content-Type: application/json';

/** What is sent, and the status that it gets. */
const requests: [string, string, number][] = [
	['an address of the API', asking({}), 200],
	['what needs a session', asking({ path: '/api/patients' }), 401],
	['nothing', asking({ path: '/api/x' }), 404],
	['tRPC', asking({ path: '/api/trpc/auth.me' }), 401],
	['a page', asking({ path: '/sign-in' }), 200],
	['a page behind the door', asking({ path: '/patients' }), 302],
	['the hot reload of development', asking({ path: '/_next/hmr' }), 404],
	['HTTP/2', asking({ upgrade: 'h2c' }, ['HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA']), 200],
	['TLS', asking({ upgrade: 'TLS/1.0' }), 200],
	['two protocols', asking({ upgrade: 'websocket, h2c' }), 200],
	[
		'a web socket',
		asking({}, ['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13']),
		200,
	],
	['HTTP/1.0', asking({ version: '1.0' }), 200],
	[
		'with a body',
		asking({ method: 'POST', path: '/api/patients' }, [json, 'Content-Length: 2'], '{}'),
		401,
	],
	[
		'with chunks',
		asking(
			{ method: 'POST', path: '/api/patients' },
			[json, 'Transfer-Encoding: chunked'],
			'2\r\n{}\r\n0\r\n\r\n',
		),
		401,
	],
	[
		'a body that is not JSON',
		asking({ method: 'PUT', path: '/api/patients' }, ['Content-Length: 1'], 'x'),
		405,
	],
	['an expectation', asking({}, ['Expect: tea']), 200],
	['another request behind it', asking({}, [], asking({ path: '/api/x' })), 200],
	['frames behind it', asking({}, [], '\u0081\u0005hello'), 200],
	['deleting', asking({ method: 'DELETE', path: '/api/patients' }), 405],
	['options', asking({ method: 'OPTIONS', path: '*' }), 405],
	['a strange name', asking({}).replace('localhost', 'evil.example'), 421],
	['a tunnel', 'CONNECT example.org:443 HTTP/1.1\r\nHost: localhost\r\n\r\n', 405],
	[
		'a tunnel with bytes for it',
		'CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\nSSH-2.0',
		405,
	],
	['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
	['broken HTTP', 'GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
	['headers without an end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}`, 400],
];

describe('a request for another protocol', () => {
	it.each(requests)('is answered and its connection ended: %s', async (_, bytes, status) => {
		const { socket, answer } = await openSocket(server.url);
		socket.write(bytes, 'latin1');
		const told = await answer;
		expect(told).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
		expect(told.toLowerCase()).toContain('\nconnection: close\r\n');
		expect(told.match(/^HTTP\/1\.1/gm)).toHaveLength(1);
	});

	it('refuses a tunnel with a problem body', async () => {
		const { socket, answer } = await openSocket(server.url);
		socket.write('CONNECT example.org:443 HTTP/1.1\r\nHost: localhost\r\n\r\n');
		const { head, ...told } = problemInText(await answer);
		expect(told).toMatchObject({ status: 405, code: 'method_not_allowed' });
		expect(head).toMatch(/^allow: /im);
	});

	it('leaves nothing open, hundreds of times, even where the other side never ends it', async () => {
		// Those that `fetch` keeps for its next request.
		const before = await openConnections();
		const { hostname, port } = new URL(server.url);
		const hundreds = Array.from({ length: 12 }, () => requests).flat();
		const sockets = hundreds.map(([, bytes]) => {
			const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
			socket.on('error', () => undefined);
			socket.resume();
			socket.write(bytes, 'latin1');
			// By then the server has said all it has to say.
			const ended = new Promise((resolve) => socket.once('end', resolve).once('close', resolve));
			return { socket, ended };
		});
		await Promise.all(sockets.map(({ ended }) => ended));
		await expect.poll(openConnections).toBeLessThanOrEqual(before);
		expect(sockets.filter(({ socket }) => socket.writableEnded)).toEqual([]);
		for (const { socket } of sockets) socket.destroy();
		expect((await server.send('GET', '/api/health/live')).status).toBe(200);
	});
});
