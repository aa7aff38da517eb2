import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockDataFolder } from './data-folder.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hms-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

const children = new Set<ChildProcess>();
afterEach(() => {
	for (const child of children) child.kill('SIGKILL');
	children.clear();
});

/** Another process that takes the folder and keeps it until it is killed. @throws if it is refused */
async function holder(): Promise<{ pid: number; kill(): Promise<void> }> {
	const module = new URL('./data-folder.ts', import.meta.url).href;
	const script = `
		const { lockDataFolder } = await import(${JSON.stringify(module)});
		await lockDataFolder(${JSON.stringify(folder)});
		console.log('locked');
		setInterval(() => {}, 1000);
	`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	children.add(child);
	const exited = once(child, 'exit');
	await Promise.race([
		once(child.stdout, 'data'),
		exited.then(() => {
			throw new Error('was refused');
		}),
	]);
	return {
		pid: Number(child.pid),
		async kill() {
			child.kill('SIGKILL');
			await exited;
		},
	};
}

it('belongs to one process at a time', async () => {
	const other = await holder();
	await expect(lockDataFolder(folder)).rejects.toThrow(`is in use by process ${other.pid}`);
	await other.kill();
	const unlock = await lockDataFolder(folder);
	await unlock();
	expect(await readdir(folder)).toEqual([]);
});

it('is taken over from a process that is gone, or whose number another one has now', async () => {
	for (const stale of [
		'999999999 1\n',
		`${process.ppid} 1\n`,
		`${process.pid} 1\n`,
		'',
		'nonsense',
	]) {
		await writeFile(join(folder, 'hms.lock'), stale);
		const unlock = await lockDataFolder(folder);
		expect(await readFile(join(folder, 'hms.lock'), 'utf8')).toMatch(
			new RegExp(`^${process.pid} `),
		);
		await unlock();
	}
});

it('is taken by one of several processes that find a stale lock', async () => {
	await writeFile(join(folder, 'hms.lock'), '999999999 1\n');
	const outcomes = await Promise.allSettled([holder(), holder(), holder()]);
	expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
