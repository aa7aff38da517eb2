import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { ConnectionTarget } from '@hms/db';
import type { Burst, Reading } from './load.ts';
import { statements } from './servers/statements.ts';
import type { Asked } from './works.ts';

const run = promisify(execFile);

/** Where pgbench is, if it is: in the path, or where Debian keeps it beside its server. */
export function findPgbench(): string | undefined {
	const named = (process.env['PATH'] ?? '')
		.split(delimiter)
		.map((folder) => join(folder, 'pgbench'));
	for (const path of [...named, ...globSync('/usr/lib/postgresql/*/bin/pgbench')]) {
		if (existsSync(path)) return path;
	}
	return undefined;
}

/** The server has a hundred connections, of which the others hold some. */
const mostConnections = 60;

/** As many files as pgbench takes in turn. */
const mostScripts = 100;

/**
 * The limit: PostgreSQL asked the same by its own load generator, with prepared statements and nothing around them.
 * @throws Error if one of them failed
 */
export async function measureLimit(
	pgbench: string,
	target: ConnectionTarget,
	asked: Asked[],
	{ connections, seconds }: Burst,
): Promise<Reading> {
	if ('url' in target) throw new Error('the bench has a server of its own');
	const scripts = asked.slice(0, mostScripts).map(({ statement, values }) =>
		// Ids and numbers of the bench's own making, so that quotation marks are enough.
		statements[statement].replaceAll(/\$(\d+)/g, (_, n) => `'${values[Number(n) - 1]}'`),
	);
	const folder = await mkdtemp(join(tmpdir(), 'hms-pgbench-'));
	let texts: string[];
	try {
		const files = scripts.map((_, n) => join(folder, `${n}.sql`));
		await Promise.all(files.map((file, n) => writeFile(file, `${scripts[n]};`)));
		const { stdout } = await run(
			pgbench,
			[
				...['--no-vacuum', '--protocol=prepared', '--log', '--jobs=2'],
				...[
					`--client=${Math.min(connections, mostConnections)}`,
					`--time=${seconds}`,
					`--host=${target.host}`,
				],
				...[`--username=${target.user}`, ...files.map((file) => `--file=${file}`), target.database],
			],
			{ cwd: folder, env: { ...process.env, PGPASSWORD: target.password } },
		);
		// It ends with another code where one could not be run; what failed on the way it only counts.
		if (/failed transactions: [1-9]/.test(stdout)) throw new Error(`pgbench said: ${stdout}`);
		const logs = (await readdir(folder)).filter((file) => file.startsWith('pgbench_log'));
		texts = await Promise.all(logs.map((file) => readFile(join(folder, file), 'utf8')));
	} finally {
		await rm(folder, { recursive: true });
	}
	// A line is: client, transaction, microseconds, and more.
	const times = texts
		.flatMap((text) => text.trim().split('\n'))
		.map((line) => Number(line.split(' ')[2]) / 1000)
		.sort((a, b) => a - b);
	const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
	return { rate: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}
