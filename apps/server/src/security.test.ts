import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer, openSocket, type Server } from './testing.ts';

let server: Server;
let secure: Server;
beforeAll(async () => {
	[server, secure] = await Promise.all([
		openServer(),
		openServer({ PUBLIC_URL: 'https://clinic.example' }),
	]);
});
afterAll(() => Promise.all([server.close(), secure.close()]));

it.each([
	['GET', '/api/health/live'],
	['GET', '/api/patients'],
	['POST', '/api/auth/login'],
	['GET', '/api/nothing-here'],
	['GET', '/api/trpc/patient.list'],
])('an answer is nothing but data to a browser, refused or not: %s %s', async (method, path) => {
	const { headers } = await server.send(method, path);
	expect(Object.fromEntries(headers)).toMatchObject({
		'content-security-policy': "default-src 'none';base-uri 'none';frame-ancestors 'none'",
		'content-type': expect.stringMatching(/^application\/(problem\+)?json; charset=utf-8$/),
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'referrer-policy': 'same-origin',
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
	});
	expect(headers.get('strict-transport-security')).toBeNull();
});

it('a page runs its own files alone, and shares nothing with other windows', async () => {
	const { headers } = await server.send('GET', '/api/docs');
	expect(Object.fromEntries(headers)).toMatchObject({
		'content-security-policy': expect.stringMatching(
			/object-src 'none'; script-src 'self';.*base-uri 'none';.*frame-ancestors 'none'$/,
		),
		'content-type': 'text/html; charset=utf-8',
		'cross-origin-opener-policy': 'same-origin',
		'origin-agent-cluster': '?1',
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
	});
});

it.each([
	['/api/docs/start.js', 'text/javascript; charset=utf-8'],
	['/api/docs/swagger-ui.css', 'text/css; charset=utf-8'],
	['/api/openapi.json', 'application/json; charset=utf-8'],
])('%s is %s', async (path, type) => {
	const { headers } = await server.send('GET', path);
	expect(headers.get('content-type')).toBe(type);
});

it.each([
	['broken HTTP', 'GET / HTTP/9.9\r\n\r\n'],
	['a tunnel', 'CONNECT clinic.example:443 HTTP/1.1\r\nHost: clinic.example\r\n\r\n'],
])('the refusal of %s is protected like every answer', async (_what, request) => {
	const { socket, answer } = await openSocket(secure.url);
	socket.write(request);
	const told = (await answer).toLowerCase();
	for (const header of [
		"content-security-policy: default-src 'none';base-uri 'none';frame-ancestors 'none'",
		'x-content-type-options: nosniff',
		'strict-transport-security: max-age=31536000; includesubdomains',
		'cache-control: no-store',
	]) {
		expect(told).toContain(`${header}\r\n`);
	}
});

it.each(['/api/health/live', '/api/docs'])(
	'with https, a browser stays with it: %s',
	async (path) => {
		const { headers } = await secure.send('GET', path);
		expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
	},
);
