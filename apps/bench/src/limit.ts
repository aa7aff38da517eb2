import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Target } from './databases.ts';
import type { Burst, Reading } from './load.ts';
import type { Data } from './prepare.ts';
import { statements } from './servers/statements.ts';
import type { Work } from './works.ts';

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
 * The limit: the same queries, sent to PostgreSQL by its own load generator, with prepared statements and nothing around them.
 * @throws Error if one of them failed
 */
export async function measureLimit(
	pgbench: string,
	target: Target,
	work: Work,
	{ rows, ownerIds }: Pick<Data, 'rows' | 'ownerIds'>,
	{ connections, seconds }: Burst,
): Promise<Reading> {
	// A few patients of each owner.
	const most = Math.ceil(mostScripts / rows.length);
	const calls = rows.flatMap((own, owner) =>
		own.slice(0, most).flatMap((row) => work.statement?.(row, String(ownerIds[owner])) ?? []),
	);
	const scripts = calls.slice(0, mostScripts).map(({ statement, values }) =>
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
					`--time=${Math.ceil(seconds)}`,
					`--host=${target.host}`,
				],
				...[`--username=${target.user}`, ...files.map((file) => `--file=${file}`), target.database],
			],
			{ cwd: folder, env: { ...process.env, PGPASSWORD: target.password } },
		);
		// It ends with another code where one could not be run; what failed on the way it only counts.
		if (/failed transactions: [1-9]/.test(stdout)) throw new Error(`pgbench failed: ${stdout}`);
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
	const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
	return { rate: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}
