import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer, type Server } from './testing.ts';

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
		'content-security-policy': "default-src 'none';frame-ancestors 'none'",
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
		'content-security-policy': expect.stringContaining("script-src 'self';"),
		'cross-origin-opener-policy': 'same-origin',
		'origin-agent-cluster': '?1',
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
	});
});

it.each(['/api/health/live', '/api/docs'])(
	'with https, a browser stays with it: %s',
	async (path) => {
		const { headers } = await secure.send('GET', path);
		expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
	},
);
