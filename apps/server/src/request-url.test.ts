import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openServer, openSocket, problemInText, type Server } from './testing.ts';

let server: Server;
const paged: string[] = [];
beforeEach(() => {
	paged.length = 0;
});
beforeAll(async () => {
	server = await openServer(
		{},
		{
			// What reaches the pages is the point here; what they answer is not.
			pages: {
				handle: async ({ url = '' }, response) => {
					paged.push(url);
					response.end('a page');
				},
				scriptSources: () => [],
				isFile: (pathname) => pathname === '/icon.svg',
				files: undefined,
				changes: undefined,
				close: async () => undefined,
			},
		},
	);
});
afterAll(() => server.close());

/** A request line as it is; `fetch` would tidy the address up. */
async function ask(method: string, target: string, headers: string[] = []): Promise<string> {
	const { socket, answer } = await openSocket(server.url);
	const lines = [
		`${method} ${target} HTTP/1.1`,
		'Host: localhost',
		'Connection: close',
		...headers,
	];
	socket.write(`${lines.join('\r\n')}\r\n\r\n`);
	return answer;
}

const signedIn = () => [`Authorization: Bearer ${server.ada.token}`];

describe('an address that resembles the API’s', () => {
	it.each([
		'/%61pi/patients',
		'/%2561pi/patients',
		'/%41PI/patients',
		'/API/patients',
		'/Api',
		'//api/patients',
		'/./api/patients',
		'/x/../api/patients',
		'/x/%2e%2e/api/patients',
		'/%2fapi/patients',
		'/\\api/patients',
		'/%5capi/health/live',
		'/api//patients',
		'/api/patients/',
		'/api/./patients',
		'/api/../api/patients',
		'/api/x/..%2fpatients',
		'/api/%2e%2e/patients',
		'/api%2fpatients',
		'/api/health/live/',
		'/api/Health/live',
		'/api/trpc',
		'/api/trpc/',
		'/api/trpc/a/b',
		'/api/.well-known/',
		'/api;x/patients/..',
		'/api/;/patients',
	])('is 404 and reaches no page: %s', async (target) => {
		for (const method of ['GET', 'POST', 'OPTIONS']) {
			const answer = await ask(method, target, [...signedIn(), 'Content-Length: 0']);
			expect(answer, `${method} ${target}`).toMatch(/^HTTP\/1\.1 404 /);
			expect(answer).toMatch(/x-request-id: /i);
			expect(answer).toContain('not_found');
		}
		const head = await ask('HEAD', target, signedIn());
		expect(head).toMatch(/^HTTP\/1\.1 404 /);
		expect(head.split('\r\n\r\n')[1]).toBe('');
		expect(paged).toEqual([]);
	});

	it.each(['/api/patients/..%2f', '/api/patients/%00', '/api/patients/%2e%2e%2fdoctors'])(
		'names no patient: %s',
		async (target) => {
			expect(problemInText(await ask('GET', target, signedIn()))).toMatchObject({ status: 400 });
		},
	);

	it.each(['/api/%zz', '/%', '/api/patients/%E0%A4%A', '//[', '/api/%c0%af', '/%ff'])(
		'that cannot be read is refused: %s',
		async (target) => {
			const answer = await ask('GET', target, signedIn());
			expect([400, 404]).toContain(problemInText(answer).status);
			expect(answer.toLowerCase()).toContain('\nx-frame-options: deny');
			expect(paged).toEqual([]);
		},
	);
});

describe('a whole address in the request line', () => {
	it.each([
		['GET', 'http://localhost/api/health/live', 200],
		['GET', 'HTTP://LocalHost:80/api/health/live', 200],
		['GET', 'http://localhost./api/health/live', 200],
		['GET', 'http://localhost/api/patients', 401],
		['GET', 'http://localhost/api/nothing', 404],
		['DELETE', 'http://localhost/api/patients', 405],
		['GET', 'http://localhost/%61pi/patients', 404],
		['GET', 'http://localhost//api/patients', 404],
		['GET', 'http://other.example/api/health/live', 400],
		['GET', 'http://localhost:81/api/health/live', 400],
		['GET', 'https://localhost:80/api/health/live', 400],
		['GET', 'http://localhost@other.example/api/health/live', 400],
		['GET', 'http://x@localhost/api/health/live', 400],
		['GET', 'http:///api/health/live', 400],
	])(
		'is read for its path, and agrees with the Host header: %s %s',
		async (method, target, status) => {
			expect(await ask(method, target)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
		},
	);

	it('of a page leads to the page', async () => {
		expect(await ask('GET', 'http://localhost/sign-in')).toMatch(/^HTTP\/1\.1 200 /);
		expect(await ask('GET', 'http://localhost')).toContain('location: /sign-in?next=%2F\r\n');
		expect(paged).toEqual(['/sign-in']);
	});
});

describe('HTTP around the edges', () => {
	it('is answered with a request id', async () => {
		const { socket, answer } = await openSocket(server.url);
		socket.write('GET /api/health/live HTTP/1.1\r\nConnection: close\r\n\r\n');
		expect(problemInText(await answer)).toMatchObject({
			status: 400,
			detail: 'The Host header is missing.',
		});
		for (const [method, target] of [
			['OPTIONS', '*'],
			['TRACE', '/api/patients'],
			['PROPFIND', '/api/patients'],
			['QUERY', '/api/trpc/auth.me'],
			['QUERY', '/x'],
		] as const) {
			const text = await ask(method, target);
			expect(text, `${method} ${target}`).toMatch(/^HTTP\/1\.1 40[45] /);
			expect(text).toMatch(/x-request-id: /i);
		}
	});

	it('is answered where the Expect header is unknown', async () => {
		const answer = await ask('GET', '/api/patients', ['Expect: tea']);
		expect(problemInText(answer)).toMatchObject({ status: 401 });
	});

	it.each(['\r\n', '\u0000', '\u0001\u0002'])(
		'that is broken is refused in kind: %j',
		async (text) => {
			const { socket, answer } = await openSocket(server.url);
			socket.write(`GET /api/patients${text}x HTTP/1.1\r\nHost: localhost\r\n\r\n`);
			expect(problemInText(await answer)).toMatchObject({ status: 400, code: 'validation' });
		},
	);
});
