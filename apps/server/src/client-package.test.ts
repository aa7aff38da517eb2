import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
	bundle,
	findBrowser,
	installClientPackage,
	ownTypeScript,
	servePage,
} from './client-package.testing.ts';
import { openServer, type Server } from './testing.ts';

/** The most that the client may add to a page, in compressed bytes. */
const maxBundle = 15_000;

let project: Awaited<ReturnType<typeof installClientPackage>>;
let server: Server;
let page: Awaited<ReturnType<typeof servePage>>;
const figures: Record<string, string> = {};

beforeAll(async () => {
	project = await installClientPackage();
	await project.write('src/empty.ts', 'export {};\n');
	await project.write(
		'src/entries.ts',
		`export * from '@hms/client/conformance';\nexport { fileStore } from '@hms/client/node';\nexport * from '@hms/client/testing';\n`,
	);
	await project.write(
		'src/page.ts',
		`import { browserStore, createClient } from '@hms/client';
import { useEveryKindOfCall } from './every-kind-of-call.js';

const url = new URLSearchParams(location.search).get('api') ?? '';

/** How often several clients with one store, as tabs have it, renew a token that is refused. */
async function countRenewals() {
	let renewals = 0;
	const open = () =>
		createClient({
			url,
			store: browserStore(),
			fetch: (address, init) => {
				if (address.endsWith('auth.refresh')) renewals++;
				return fetch(address, init);
			},
		});
	await open().register({
		name: 'Tab',
		email: 'tab@example.org',
		password: 'a long phrase that only you know',
	});
	const session = await browserStore().read();
	if (session) await browserStore().write({ ...session, token: 'refused' });
	await Promise.all([open(), open(), open(), open()].map((tab) => tab.auth.me()));
	return renewals;
}

async function say() {
	return JSON.stringify([...(await useEveryKindOfCall({ url })), await countRenewals() + ' renewal']);
}
await fetch('/said', { method: 'POST', body: await say().catch(String) });
`,
	);
	const script = await bundle(project.folder, 'src/page.ts');
	page = await servePage(script);
	server = await openServer({ CORS_ORIGINS: page.origin });
});
afterAll(async () => {
	console.table(figures);
	page.close();
	await server.close();
	await project.close();
});

const said = [
	'Front Desk, staff',
	'version 1, then 2',
	'Ada, Bea, Cleo',
	'updated',
	'created',
	'patient Ada: 3',
	'Front Desk: not found',
	'givenName must not be empty',
	'2026-02-30 is not a day: 2026-02 has 28 days',
	'unauthenticated',
	'4 refused',
];

const node20 = () => join(project.folder, 'node_modules/node/bin/node');

it('consists of compiled files, and depends on nothing', async () => {
	const { size } = await stat(project.tarball);
	const files = (await project.run('tar', ['-tzf', project.tarball])).trim().split('\n');
	figures['packed'] = `${(size / 1000).toFixed(1)} KB, ${files.length} files`;
	const other = files.filter(
		(file) => !/^package\/(dist\/.*\.(js|d\.ts)|dist\/LICENSES\.txt|[\w.]+)$/.test(file),
	);
	expect(other).toEqual([]);
	const manifest = await project.run('tar', ['-xzOf', project.tarball, 'package/package.json']);
	expect(JSON.parse(manifest)).not.toHaveProperty('dependencies');
	const foreign = await project
		.run('grep', [
			'-rlE',
			'(from|import\\() ?[\'"](@hms/|drizzle|fastify|zod)',
			'node_modules/@hms/client/dist',
		])
		.catch(() => '');
	expect(foreign).toBe('');
});

it('is as its examiners want packages', async () => {
	expect(await project.run(project.bin('publint'), [project.tarball, '--strict'])).toContain(
		'All good',
	);
	// It ends with an error where it finds a problem.
	await project.run(project.bin('attw'), [project.tarball, '--profile', 'esm-only']);
});

it.each([
	['TypeScript 5.5', () => project.bin('tsc')],
	['TypeScript of this repository', () => ownTypeScript],
])('compiles with the strictest settings: %s', async (name, tsc) => {
	const files = ['src/every-kind-of-call.ts', 'src/entries.ts'];
	const bundler = { module: 'esnext', moduleResolution: 'bundler', noEmit: true };
	await project.compile(tsc(), files, bundler);
	const nodenext = { module: 'nodenext', moduleResolution: 'nodenext' };
	const empty = await project.compile(tsc(), ['src/empty.ts'], nodenext);
	const full = await project.compile(tsc(), files, nodenext);
	figures[`compiled by ${name}`] = `${Math.round(full - empty)} ms more than an empty file`;
});

it('has hooks for React', async () => {
	await project.link([
		'@tanstack/react-query',
		'@trpc/client',
		'@trpc/react-query',
		'@trpc/server',
		'@types/react',
		'react',
	]);
	// The declarations of tRPC and React Query do not stand the strictest check.
	const options = { module: 'nodenext', skipLibCheck: true, noEmit: true };
	await project.compile(ownTypeScript, ['src/react-hooks.ts'], options);
});

it('runs in Node.js 20', async () => {
	await project.compile(ownTypeScript, ['src/every-kind-of-call.ts'], { module: 'nodenext' });
	await project.write(
		'run.js',
		`import { useEveryKindOfCall } from './out/every-kind-of-call.js';
console.log(process.version, JSON.stringify(await useEveryKindOfCall({ url: process.argv[2] })));\n`,
	);
	const output = await project.run(node20(), ['run.js', server.url]);
	expect(output).toBe(`v20.19.5 ${JSON.stringify(said)}\n`);
});

it('brings a clinic in memory, which passes the published cases, also in Node.js 20', async () => {
	await project.write(
		'memory.js',
		`import { conformanceCases, runConformance } from '@hms/client/conformance';
import { createTestClinic } from '@hms/client/testing';
import { useEveryKindOfCall } from './out/every-kind-of-call.js';
const clinic = createTestClinic({ today: '2026-11-23' });
await clinic.signUp('Ada');
const said = await useEveryKindOfCall(clinic);
const results = await runConformance({ fetch: createTestClinic().fetch });
const failed = results.filter(({ failure }) => failure !== undefined);
console.log(JSON.stringify({ said, failed, passes: results.length - failed.length > 100 }));\n`,
	);
	const output = await project.run(node20(), ['memory.js']);
	expect(JSON.parse(output)).toEqual({ said, failed: [], passes: true });
});

it('runs in a browser, and is small', async () => {
	await project.write('src/all.ts', "export * from '@hms/client';\n");
	const all = await bundle(project.folder, 'src/all.ts');
	const size = gzipSync(all, { level: 9 }).length;
	figures['in a page'] = `${(size / 1000).toFixed(1)} KB (gzip)`;
	expect(size).toBeLessThan(maxBundle);
	const address = `${page.origin}/?api=${encodeURIComponent(server.url)}`;
	const browser = spawn(
		await findBrowser(),
		[
			'--headless',
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run',
			'--remote-debugging-port=0',
			`--user-data-dir=${join(project.folder, 'browser')}`,
			address,
		],
		// A process group of its own: Debian's command is a script, which would leave the browser behind.
		{ stdio: 'ignore', detached: true },
	);
	try {
		expect(JSON.parse(await page.said)).toEqual([...said, '1 renewal']);
	} finally {
		if (browser.pid !== undefined) process.kill(-browser.pid, 'SIGKILL');
	}
});
