import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };
const batch = (n: number) => Array.from({ length: n }, () => 'auth.me').join(',');

describe('what tRPC refuses before it knows the request', () => {
	it.each([
		[
			'a form',
			'POST',
			'patient.create',
			'a=b',
			{ 'content-type': 'text/plain' },
			415,
			'unsupported_media_type',
		],
		[
			'no type',
			'POST',
			'patient.create',
			Buffer.from('{}'),
			{ 'content-type': '' },
			415,
			'unsupported_media_type',
		],
		['eleven calls', 'GET', `${batch(11)}?batch=1`, undefined, {}, 400, 'validation'],
		[
			'a query and a mutation',
			'POST',
			'patient.list,patient.create?batch=1',
			'{}',
			json,
			400,
			'validation',
		],
		['an unknown procedure', 'GET', 'nothing.here', undefined, {}, 404, 'not_found'],
		['an inherited name', 'GET', 'constructor', undefined, {}, 404, 'not_found'],
		['no procedure', 'GET', '', undefined, {}, 404, 'not_found'],
		['a path below', 'GET', 'auth.me/x', undefined, {}, 404, 'not_found'],
		['a name encoded twice', 'GET', '%25zz', undefined, {}, 404, 'not_found'],
		[
			'a query that is not JSON',
			'GET',
			'patient.get?input={',
			undefined,
			{},
			400,
			'malformed_json',
		],
		['a body that is not JSON', 'POST', 'patient.create', '{', json, 400, 'malformed_json'],
		['an empty body', 'POST', 'patient.create', Buffer.from(''), json, 400, 'malformed_json'],
		['a batch that is none', 'POST', 'patient.create?batch=1', '5', json, 400, 'validation'],
		[
			'a stream',
			'GET',
			'auth.me?batch=1',
			undefined,
			{ 'trpc-accept': 'application/jsonl' },
			400,
			'validation',
		],
		['too much', 'POST', 'patient.create', 'x'.repeat(102_401), json, 413, 'payload_too_large'],
		['another method', 'PATCH', 'patient.create', '{}', json, 405, 'method_not_allowed'],
	] as const)(
		'is told in its own shape: %s',
		async (_, method, path, body, headers, status, code) => {
			const answer = await server.ada.send(method, `/api/trpc/${path}`, body, headers);
			expect(answer.status).toBe(status);
			expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
			expect(answer.headers.get('cache-control')).toBe('no-store');
			const told = Array.isArray(answer.body) ? answer.body[0] : answer.body;
			expect(told).toEqual({
				error: {
					code: expect.any(Number),
					message: expect.stringMatching(/^[^"'{}]{10,120}\.$|^\w+: is required$/),
					data: expect.objectContaining({
						code,
						httpStatus: status,
						requestId: answer.headers.get('x-request-id'),
					}),
				},
			});
			expect(JSON.stringify(answer.body)).not.toMatch(
				/stack|node_modules|\.ts|SyntaxError|Unexpected/,
			);
		},
	);

	it('in a foreign page’s name too', async () => {
		const cookie = `hms_session=${[1, 2].map(() => '01900000-0000-7000-8000-000000000000').join('.')}.${'x'.repeat(43)}`;
		const answer = await server.send('POST', '/api/trpc/patient.create', {}, { cookie });
		expect(answer).toMatchObject({
			status: 403,
			body: {
				error: { data: { code: 'forbidden', requestId: answer.headers.get('x-request-id') } },
			},
		});
	});
});

describe('an error response of tRPC', () => {
	it('has the seconds to wait', async () => {
		const guarded = await openServer(
			{ LIMIT_SIGN_IN_PER_ACCOUNT: '1/60' },
			// Nobody has waited long enough.
			{ clock: () => new Date(Date.UTC(2026, 10, 29)) },
		);
		const wrong = { email: 'ada@example.org', password: 'wrong wrong wrong' };
		const attempt = () => guarded.send('POST', '/api/trpc/auth.login', wrong);
		expect((await attempt()).headers.get('www-authenticate')).toBe('Bearer');
		const refused = await attempt();
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBe('1');
		await guarded.close();
	});
});
