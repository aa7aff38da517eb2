import { readFile, stat } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { formerDatabases, freeBytes } from '@hms/db';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { unlessMissing } from '../unless-missing.ts';
import { backupFoldersOf } from './backups.ts';
import { type Finding, findingsAbout } from './finding.ts';

const mebibyte = 1024 * 1024;
const sizeOf = (bytes: number) =>
	bytes < 1024 * mebibyte
		? `${Math.round(bytes / mebibyte)} MiB`
		: `${(bytes / 1024 / mebibyte).toFixed(1)} GiB`;

/** Compares the Node that runs this with the one that the product is tested with. */
export async function checkNode(): Promise<Finding> {
	const { ok, warning } = findingsAbout('node');
	const { version } = process;
	const pinned = (await readFile(join(import.meta.dirname, '../../../../.nvmrc'), 'utf8')).trim();
	const majorOf = (text: string) => Number(/\d+/.exec(text)?.[0]);
	if (majorOf(version) === majorOf(pinned)) return ok(`Node.js ${version}`);
	return warning(`Node.js ${version}; the product is tested with ${pinned}. Use that one.`);
}

export function checkMemory(): Finding {
	const { ok, warning, wrong } = findingsAbout('memory');
	const free = process.availableMemory();
	const text = `${sizeOf(free)} of memory are free`;
	if (free < 128 * mebibyte) return wrong(`${text}; the system may end the product. Add memory.`);
	if (free < 512 * mebibyte) return warning(`${text}; half a GiB should be. Add memory.`);
	return ok(text);
}

/** Looks at the disks of what the product writes: its data folder, and backups. */
export async function checkDisk(config: Config): Promise<Finding[]> {
	const { ok, warning, wrong } = findingsAbout('disk');
	const folders: { folder: string; device: number }[] = [];
	for (const folder of [config.dataDir, ...backupFoldersOf(config)]) {
		const found = await unlessMissing(stat(folder));
		if (found && !folders.some(({ device }) => device === found.dev)) {
			folders.push({ folder, device: found.dev });
		}
	}
	if (folders.length === 0)
		return [ok(`DATA_DIR, ${config.dataDir}, is not there yet; a start makes it`)];
	return Promise.all(
		folders.map(async ({ folder }) => {
			const free = await freeBytes(folder);
			const text = `${sizeOf(free)} are free on the disk of ${folder}`;
			if (free < 64 * mebibyte) return wrong(`${text}: too little. Make room.`);
			if (free < 1024 * mebibyte) return warning(`${text}. Make room, or enlarge the disk.`);
			return ok(text);
		}),
	);
}

/** Tells of the databases that an upgrade of PostgreSQL, or a restore, has left in the data folder. */
export async function checkFormerDatabases({ dataDir }: Config): Promise<Finding[]> {
	const { warning } = findingsAbout('former data');
	const found = (await unlessMissing(formerDatabases(dataDir))) ?? [];
	return found.map(({ path, bytes }) =>
		warning(
			`${path} (${sizeOf(bytes)}) is the database as it was then, with patients who were erased since. When you are content with the present one: rm -r '${path}'`,
		),
	);
}

const health = z.looseObject({ status: z.literal('ok') });
const problem = z.looseObject({ detail: z.string() });

/** Whether the product answers at its port. */
export async function checkPort({ host, port }: Config): Promise<Finding> {
	const { ok, wrong } = findingsAbout('port');
	const name = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
	const place = `${name.includes(':') ? `[${name}]` : name}:${port}`;
	if (!(await isOpen(name, port)))
		return ok(`Nothing listens at ${place}: the product does not run`);
	try {
		const ask = async (path: string): Promise<unknown> => {
			const signal = AbortSignal.timeout(5_000);
			return (await fetch(`http://${place}/api/health/${path}`, { signal })).json();
		};
		health.parse(await ask('live'));
		const ready = await ask('ready');
		if (health.safeParse(ready).success) return ok(`The product runs at ${place}, and is ready`);
		const { detail } = problem.parse(ready);
		return wrong(`The product runs at ${place}, and is not ready: ${detail}`);
	} catch {
		return wrong(`Something else listens at ${place}. Stop it, or set PORT to another one.`);
	}
}

function isOpen(host: string, port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = createConnection({ host, port, timeout: 3_000 });
		const end = (open: boolean) => {
			socket.destroy();
			resolve(open);
		};
		socket.once('connect', () => end(true));
		socket.once('error', () => end(false));
		socket.once('timeout', () => end(false));
	});
}
