import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLoopback } from './config-addresses.ts';
import { ownHosts } from './plugins/host-names.ts';
import { openServer, openSocket, problemInText, type Server } from './testing.ts';

const settings = {
	loopback: { HOST: '127.0.0.1' },
	localhost: { HOST: 'localhost' },
	network: { HOST: '0.0.0.0' },
	named: { HOST: '127.0.0.1', PUBLIC_URL: 'https://Clinic.example:8443' },
	'named on a network': { HOST: '::', PUBLIC_URL: 'http://clinic.example' },
};
type Setting = keyof typeof settings;

const servers = new Map<string, Server>();
beforeAll(async () => {
	for (const [name, environment] of Object.entries(settings)) {
		servers.set(name, await openServer(environment));
	}
});
afterAll(() => Promise.all([...servers.values()].map((server) => server.close())));

function serverOf(setting: string): Server {
	const server = servers.get(setting);
	if (!server) throw new Error(`no server for ${setting}`);
	return server;
}

/** What a server answers to a request with these header lines and no others. */
async function ask(server: Server, lines: string[], target = '/api/health/live', version = '1.1') {
	const { socket, answer } = await openSocket(server.url);
	socket.write(
		`${[`GET ${target} HTTP/${version}`, 'Connection: close', ...lines].join('\r\n')}\r\n\r\n`,
	);
	return answer;
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);

const everywhere = [
	'localhost',
	'LOCALHOST:3000',
	'localhost.',
	'clinic.localhost',
	'127.0.0.1',
	'127.8.9.1:80',
	'[::1]:3000',
	'[::ffff:127.0.0.1]',
];
const addresses = ['10.0.0.7:3000', '192.168.1.20', '[2001:db8::1]:3000', '203.0.113.9'];
const machine = [hostname(), `${hostname().split('.')[0]}.local:3000`];
const named = ['clinic.example', 'clinic.example:8443', 'CLINIC.example.:1'];
const strangers = [
	'evil.example',
	'evil.example:3000',
	'localhost.evil.example',
	'127.0.0.1.evil.example',
	'xlocalhost',
	'2130706433',
	'0x7f.1',
	'127.1',
	'clinic.example.evil.example',
	'xn--lcalhost-n4a',
];

const answers: Record<Setting, { to: string[]; notTo: string[] }> = {
	loopback: { to: everywhere, notTo: [...addresses, ...named, ...strangers] },
	localhost: { to: everywhere, notTo: [...addresses, ...named, ...strangers] },
	network: { to: [...everywhere, ...addresses, ...machine], notTo: [...named, ...strangers] },
	named: { to: [...everywhere, ...named], notTo: [...addresses, ...strangers] },
	'named on a network': {
		to: [...everywhere, ...addresses, ...named],
		notTo: strangers,
	},
};

describe.each(Object.entries(answers))('an installation that is %s', (setting, { to, notTo }) => {
	it.each(to)('answers to %s', async (host) => {
		expect(statusOf(await ask(serverOf(setting), [`Host: ${host}`]))).toBe(200);
	});

	it.each(notTo)('does not answer to %s', async (host) => {
		const told = problemInText(await ask(serverOf(setting), [`Host: ${host}`]));
		expect(told).toMatchObject({ status: 421, code: 'misdirected' });
		expect(told.detail).toContain('PUBLIC_URL');
	});
});

describe('a foreign host name', () => {
	it.each([
		'/',
		'/sign-in',
		'/patients',
		'/_next/static/x.js',
		'/api/patients',
		'/api/docs',
		'/api/metrics',
		'/api/nothing',
	])('is told so at every address: %s', async (target) => {
		const server = serverOf('loopback');
		const lines = ['Host: evil.example', `Authorization: Bearer ${server.ada.token}`];
		expect(problemInText(await ask(server, lines, target))).toMatchObject({ status: 421 });
	});

	it('is refused over tRPC, in its format', async () => {
		const server = serverOf('loopback');
		const lines = ['Host: evil.example', `Authorization: Bearer ${server.ada.token}`];
		const answer = await ask(server, lines, '/api/trpc/auth.me');
		expect(statusOf(answer)).toBe(421);
		const body = JSON.parse(answer.split('\r\n\r\n')[1] ?? '');
		expect(body.error.data).toMatchObject({ code: 'misdirected', httpStatus: 421 });
	});

	it('is not accepted because of a forwarded header', async () => {
		const lines = [
			'Host: evil.example',
			'X-Forwarded-Host: localhost',
			'Forwarded: host=localhost',
		];
		expect(statusOf(await ask(serverOf('loopback'), lines))).toBe(421);
	});

	it('may be absent in HTTP/1.0', async () => {
		const server = serverOf('loopback');
		expect(statusOf(await ask(server, [], '/api/health/live', '1.0'))).toBe(200);
		const named = await ask(server, ['Host: evil.example'], '/api/health/live', '1.0');
		expect(statusOf(named)).toBe(421);
		const whole = await ask(server, [], 'http://evil.example/api/health/live', '1.0');
		expect(statusOf(whole)).toBe(421);
	});
});

describe('a Host header', () => {
	it.each([
		'',
		'user@localhost',
		'user:secret@localhost:3000',
		'localhost:99999',
		'localhost:80x',
		'localhost:-1',
		'localhost:80:80',
		'localhost, localhost',
		'localhost,evil.example',
		'localhost evil.example',
		'localhost/x',
		'localhost?x',
		'localhost#x',
		'http://localhost',
		'localhost\\evil.example',
		'%6cocalhost',
		'[::1',
		'::1',
		'[localhost]',
		'[::1]x',
		'localhost\u00e9',
		'.',
	])('that is not one is refused: %j', async (host) => {
		const told = problemInText(await ask(serverOf('loopback'), [`Host: ${host}`]));
		expect(told).toMatchObject({ status: 400, code: 'validation' });
	});
});

describe('a header with a single value', () => {
	it.each([
		['Host', 'localhost', 'localhost'],
		['Host', 'localhost', 'evil.example'],
		['Authorization', 'Bearer a', 'Bearer b'],
		['Content-Type', 'application/json', 'text/plain'],
		['Content-Length', '0', '0'],
		['Content-Encoding', 'identity', 'gzip'],
		['Origin', 'http://localhost', 'http://evil.example'],
		['Sec-Fetch-Site', 'same-origin', 'cross-site'],
		['Idempotency-Key', 'a', 'b'],
		['Referer', 'http://localhost/', 'http://evil.example/'],
		['User-Agent', 'a', 'b'],
		['Access-Control-Request-Method', 'GET', 'POST'],
	])('is refused when it is there twice: %s', async (name, first, second) => {
		const host = name === 'Host' ? [] : ['Host: localhost'];
		for (const written of [name, name.toLowerCase(), name.toUpperCase()]) {
			const lines = [...host, `${name}: ${first}`, 'Accept: */*', `${written}: ${second}`];
			const told = problemInText(await ask(serverOf('loopback'), lines));
			expect(told).toMatchObject({ status: 400, code: 'validation' });
		}
	});
});

describe('a header that is a list', () => {
	it.each(['Accept', 'If-Match', 'If-None-Match', 'Cookie', 'X-Forwarded-For', 'X-Anything'])(
		'may be there twice: %s',
		async (name) => {
			const lines = ['Host: localhost', `${name}: "1"`, `${name}: "2"`];
			expect(statusOf(await ask(serverOf('loopback'), lines))).toBe(200);
		},
	);
});

describe('a cookie of a session', () => {
	it('is ignored if it is sent twice with different values', async () => {
		const server = serverOf('loopback');
		const signedIn = await server.send(
			'POST',
			'/api/trpc/auth.signIn',
			{ email: 'ada@example.org', password: 'correct horse battery' },
			{ 'sec-fetch-site': 'same-origin' },
		);
		const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';');
		const me = async (...lines: string[]) =>
			statusOf(await ask(server, ['Host: localhost', ...lines], '/api/auth/me'));
		expect(await me(`Cookie: theme=dark; ${cookie}`)).toBe(200);
		expect(await me('Cookie: theme=dark', `Cookie: ${cookie}`)).toBe(200);
		expect(await me(`Cookie: ${cookie}; ${cookie}`)).toBe(200);
		expect(await me(`Cookie: hms_session=other; ${cookie}`)).toBe(401);
		expect(await me(`Cookie: ${cookie}; hms_session=other`)).toBe(401);
		expect(await me(`Cookie: ${cookie}`, 'Cookie: hms_session=other')).toBe(401);
	});
});

describe('the names of an installation', () => {
	it('do not depend on a name server', () => {
		expect(
			['localhost', 'a.localhost', '127.0.0.1', '127.255.255.255', '::1'].map(isLoopback),
		).toEqual(Array(5).fill(true));
		expect(['0.0.0.0', '128.0.0.1', '::', '::2', 'localhost.example'].map(isLoopback)).toEqual(
			Array(5).fill(false),
		);
	});

	it('include the name that it listens on', () => {
		expect(ownHosts({ host: 'Clinic.lan', publicUrl: undefined })('clinic.lan')).toBe(true);
		expect(ownHosts({ host: 'clinic.lan', publicUrl: 'https://a.example' })('clinic.lan')).toBe(
			false,
		);
	});
});
