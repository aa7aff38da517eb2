import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DataFolder, openDataFolder } from './product-process.testing.ts';
import { openSocket } from './testing.ts';

/** What a library could do at any time, done when the process is told to: it writes and fails in every way there is. */
const misbehave = `
	const forged = 'x\\n{"level":60,"msg":"forged"}\\r\\n{"forged":1}\\u001b[2J\\u2028{"forged":2}';
	process.on('SIGUSR2', () => {
		for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace']) console[method](forged, { forged });
		console.error(new Error(forged));
		console.error('%s', forged, new Error('outer', { cause: new Error(forged) }));
		console.log();
		process.stdout.write(forged + '\\n');
		process.stderr.write(Buffer.from(forged));
		process.stdout.write('with a callback\\n', () => process.stdout.write('called back\\n'));
		process.emitWarning(forged);
		process.emitWarning('old', 'DeprecationWarning', 'DEP9999');
		Promise.reject(new Error(forged));
		Promise.reject(forged);
	});
`;

let folder: DataFolder;
let product: ReturnType<DataFolder['launch']>;
let url: string;
let cookie: string;
beforeAll(async () => {
	folder = await openDataFolder();
	product = folder.launch({ before: misbehave });
	url = await product.ready();
	const account = { email: 'ada@example.org', password: 'correct horse battery' };
	const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
	const register = { method: 'POST', headers, body: JSON.stringify({ name: 'Ada', ...account }) };
	const registered = await fetch(`${url}/api/trpc/auth.signUp`, register);
	expect(registered.status).toBe(200);
	[cookie = ''] = (registered.headers.get('set-cookie') ?? '').split(';');
}, 240_000);
afterAll(() => folder.close());

/** The status of an address as it is written, and where it leads. */
async function visit(path: string, ...lines: string[]): Promise<string> {
	const { socket, answer } = await openSocket(url);
	const head = [`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...lines];
	socket.write(`${head.join('\r\n')}\r\n\r\n`);
	const told = await answer;
	const [, status = ''] = /^HTTP\/1\.1 (\d{3})/.exec(told) ?? [];
	const [, location] = /^location: (.*)\r$/im.exec(told) ?? [];
	return location === undefined ? status : `${status} ${location}`;
}

describe('what belongs to Next.js', () => {
	it.each([
		['/_next/static/', '404'],
		['/_next/static', '404'],
		['/_next/static/.', '404'],
		['/_next/static/..', '404'],
		['/_next/static/../static/', '404'],
		['/_next/static/%2e%2e', '404'],
		['/_next/static/%2e%2e/%2e%2e/package.json', '404'],
		['/_next/static/..%2f..%2f..%2fpackage.json', '404'],
		['/_next/static/..%5c..%5cpackage.json', '404'],
		['/_next/static/..\\..\\package.json', '404'],
		['/_next/static/....//package.json', '404'],
		['/_next/static//etc/passwd', '404'],
		['/_next/static/%2fetc%2fpasswd', '404'],
		['/_next/static/%00', '404'],
		['/_next/static/chunks%00.js', '404'],
		['/_next/static/%c0%ae%c0%ae/', '400'],
		['/_next/static/%', '400'],
		['/_next/static/%zz', '400'],
		['/_next/static/%ff', '400'],
		['/_next/static/chunks', '404'],
		['/_next/static/chunks/', '404'],
		['/_next/static/nothing.js', '404'],
		['/_next/static/%252e%252e', '404'],
		['/_next/', '404'],
		['/_next', '404'],
		['/_next/image', '404'],
		['/_next/image?url=%2Fx%0A%7B%22level%22%3A60%7D&w=64&q=75', '404'],
		['/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=64&q=75', '404'],
		['/%5fnext/image?url=%2Fx%0A%7B&w=64&q=75', '404'],
		['/x/../_next/image?url=%2Ficon.svg&w=64&q=75', '404'],
		['/_next/data/x/index.json', '404'],
		['/_next/hmr', '404'],
		['/__nextjs_original-stack-frames', '404'],
	])('is there only if it is one of its files: %s', async (path, expected) => {
		for (const lines of [[], [`Cookie: ${cookie}`]]) {
			expect(await visit(path, ...lines)).toBe(expected);
		}
	});

	it('is there if it is one of its files', async () => {
		const page = await (await fetch(`${url}/sign-in`)).text();
		const [, script = ''] = /src="(\/_next\/static\/[^"?]+\.js)/.exec(page) ?? [];
		expect(await visit(script)).toBe('200');
		expect(await visit(`${script}.br`)).toBe('404');
		expect(await visit(`${script}/`)).toBe('404');
		expect(await visit('/icon.svg')).toBe('200');
		expect(await visit('/icon.svg?anything')).toBe('200');
	});
});

const door = (path: string) => `302 /sign-in?next=${encodeURIComponent(path)}`;

describe('a path', () => {
	it.each([
		['/patients', '/patients', '200'],
		['/patients/x.y', '/patients/x.y', '200'],
		['/patients/x%2ey', '/patients/x%2ey', '200'],
		['/patients/x%2Ey?z=1', '/patients/x%2Ey?z=1', '200'],
		['/patients/x.js', '/patients/x.js', '200'],
		['/doctors/a.b/edit', '/doctors/a.b/edit', '200'],
		['/nowhere.txt', '/nowhere.txt', '404'],
		['/favicon.ico', '/favicon.ico', '404'],
		['/.env', '/.env', '404'],
		['/package.json', '/package.json', '404'],
		['/%2e', '/', '200'],
		['/patients/..', '/', '200'],
		['/patients/%2e%2e/doctors', '/doctors', '200'],
		['/_next/%2e%2e/patients', '/patients', '200'],
		['/patients/x%2fy.z', '/patients/x%2fy.z', '404'],
		['/patients/..%2f..%2f', '/patients/..%2f..%2f', '404'],
		['/patients%5cx.y', '/patients%5cx.y', '404'],
		['/icon.svg/x.y', '/icon.svg/x.y', '404'],
		['/ICON.svg', '/ICON.svg', '404'],
		['/sign-in.html', '/sign-in.html', '404'],
	])(
		'with a dot or without is a page, for those who are signed in: %s',
		async (path, asked, status) => {
			expect(await visit(path)).toBe(door(asked));
			expect(await visit(path, `Cookie: ${cookie}`)).toBe(status);
		},
	);

	it('that is redirected has no data, so that Next.js loads the page', async () => {
		for (const path of ['/', '/patients?_rsc=x', '/nowhere', '/en-GB/sign-in?_rsc=x']) {
			expect(await visit(path, 'RSC: 1')).toBe('401');
			expect(await visit(path)).toBe(door(path));
		}
		for (const path of ['/sign-in', '/register?_rsc=x']) {
			expect(await visit(path, 'RSC: 1', `Cookie: ${cookie}`)).toBe('404');
			expect(await visit(path, `Cookie: ${cookie}`)).toBe('302 /');
		}
	});

	it.each([
		'/patients/%00',
		'/%0a{"level":60}',
		'/%zz',
		'/%ff',
		'/%c0%ae',
		'/x%1b%5b',
		'//evil.example',
		'/\\evil.example',
		'/\\/evil.example',
	])('that cannot be one is refused: %s', async (path) => {
		for (const lines of [[], [`Cookie: ${cookie}`]])
			expect(await visit(path, ...lines)).toBe('400');
	});
});

describe('the output', () => {
	it('has nothing but lines of the one log, whoever writes', async () => {
		for (let n = 0; n < 3; n++) {
			await visit('/_next/image?url=%2Fx%0A%7B%22forged%22%3A3%7D&w=64&q=75');
			await visit('/patients/%0A{"forged":4}', 'User-Agent: {"forged":5}');
			await visit('/sign-in', 'RSC: 1', 'Next-Router-State-Tree: {"forged":6}', 'Next-Action: x');
			await visit('/sign-in', 'Next-Router-State-Tree: %5B%22', 'RSC: 1', 'Next-Url: {"forged":7}');
		}
		product.kill('SIGUSR2');
		await product.until(/called back/);
		await expect.poll(() => product.output().match(/failed unheard/g)).toHaveLength(2);
		product.kill('SIGTERM');
		const { output, code } = await product.ended;
		expect(code).toBe(0);
		const lines = output.trim().split(/[\n\r\u2028\u2029]/);
		for (const line of lines) {
			const told = JSON.parse(line);
			expect(told).toMatchObject({
				level: expect.any(Number),
				time: expect.any(Number),
				msg: expect.any(String),
			});
			expect(Object.keys(told)).not.toContain('forged');
			expect(told.msg).not.toBe('forged');
		}
		const said = (msg: string) => lines.filter((line) => JSON.parse(line).msg === msg).length;
		expect(said('console')).toBeGreaterThanOrEqual(9);
		expect(said('stdout')).toBe(3);
		expect(said('stderr')).toBe(1);
		expect(said('warning')).toBe(2);
		expect(output).not.toContain('\u001b');
	}, 60_000);
});
