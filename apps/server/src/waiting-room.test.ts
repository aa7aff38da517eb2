import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeClientPackage } from './client-package.testing.ts';
import { runTool } from './guide-programs.testing.ts';
import { root } from './scripts.testing.ts';
import { openServer, password, type Server } from './testing.ts';

const example = 'examples/waiting-room';

let outside: string;
let server: Server;
let board: ReturnType<typeof startBoard> | undefined;
let url: string;

const startBoard = (folder: string, clinic: string) =>
	spawn(process.execPath, ['dist/main.js'], {
		cwd: folder,
		env: {
			...process.env,
			...{ CLINIC_URL: clinic, CLINIC_EMAIL: 'ada@example.org', CLINIC_PASSWORD: password },
			PORT: '0',
		},
		stdio: ['ignore', 'pipe', 'inherit'],
	});

beforeAll(async () => {
	// Somewhere else, so that nothing of the repository is found by chance.
	outside = await mkdtemp(join(tmpdir(), 'waiting-room-'));
	const folder = join(outside, example);
	await cp(join(root, example), folder, {
		recursive: true,
		filter: (path) => !/(node_modules|dist)$/.test(path),
	});
	await writeClientPackage(join(outside, 'hms-client.tgz'));
	await runTool('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], folder);
	await runTool('npm', ['run', 'build'], folder);
	server = await openServer();
	board = startBoard(folder, server.url);
	const [line] = await once(board.stdout, 'data');
	url = /http:\S+/.exec(String(line))?.[0] ?? '';
});
afterAll(async () => {
	if (board) {
		const ended = once(board, 'close');
		board.kill('SIGKILL');
		await ended;
	}
	await server?.close();
	await rm(outside, { recursive: true, force: true });
});

const read = (headers: Record<string, string> = {}) => fetch(`${url}/board`, { headers });
const shown = async () => (await read()).text();

it('shows who looks after whom, and what changes', async () => {
	const { send } = server.ada;
	await expect.poll(shown).not.toContain('outdated');
	const { body: patient } = await send('POST', '/api/patients', {
		givenName: '<Ada>',
		familyName: 'Lovelace',
	});
	const assign = async (givenName: string, fields: object = {}) => {
		const { body: doctor } = await send('POST', '/api/doctors', {
			givenName,
			familyName: 'Hopper',
			specialty: 'cardiology',
		});
		const ids = { patientId: patient.id, doctorId: doctor.id };
		return (await send('POST', '/api/mappings', { ...ids, ...fields })).body;
	};
	await assign('Grace', { isPrimary: true });
	const second = await assign('Mary');
	await expect.poll(shown).toContain('Grace Hopper, Mary Hopper');
	expect(await shown()).toContain('&#60;Ada&#62; L.');
	await send('DELETE', `/api/mappings/${second.id}`);
	await expect.poll(shown).not.toContain('Mary');
	expect(await shown()).toContain('Grace Hopper');
});

it('answers 304 while nothing changes', async () => {
	const etag = (await read()).headers.get('etag') ?? '';
	expect((await read({ 'if-none-match': etag })).status).toBe(304);
	const page = await fetch(url);
	expect(await page.text()).toContain('<title>Waiting room</title>');
});

it('says when it may be outdated', async () => {
	await server.app.close();
	await expect.poll(shown).toContain('outdated');
});
