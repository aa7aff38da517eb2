import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EmbeddedServer } from '@hms/db';
import type postgres from 'postgres';
import { databases, localTarget, superuserIn } from './databases.ts';
import { productSettings, root } from './programs.ts';
import { markdown } from './report.ts';

const run = promisify(execFile);

/** What a table takes on disk, in bytes. */
interface TableSize {
	table: string;
	rows: number;
	/** Values that are kept outside of their rows included. */
	heap: number;
	indexes: number;
}

interface IndexSize {
	index: string;
	bytes: number;
	/** Blocks from the root to a leaf, where it is a B-tree. */
	depth: number | null;
}

/** What keeping a database in order takes. */
export interface Upkeep {
	vacuumSeconds: number;
	analyzeSeconds: number;
	backupSeconds: number;
	backupBytes: number;
}

/** Less than so much for a patient is left out. */
const leastShown = 10;

/** The tables and indexes of the product's database, the largest first. */
async function readSizes(sql: postgres.Sql) {
	await sql`create extension if not exists pageinspect`;
	const tables = await sql<TableSize[]>`
		select relname as table, reltuples::float8 as rows, pg_table_size(oid)::float8 as heap, pg_indexes_size(oid)::float8 as indexes
		from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples > 0
		order by pg_total_relation_size(oid) desc`;
	const indexes = await sql<IndexSize[]>`
		select index.relname as index, pg_relation_size(index.oid)::float8 as bytes,
			case when amname = 'btree' then (select level + 1 from bt_metap(index.oid::regclass::text))::int end as depth
		from pg_class index join pg_am on pg_am.oid = index.relam
		where index.relnamespace = 'public'::regnamespace and index.relkind = 'i'
		order by pg_relation_size(index.oid) desc`;
	// The product's database has no extension that the product does not know.
	await sql`drop extension pageinspect`;
	return { tables, indexes };
}

const rounded = (value: number) => Math.round(value).toLocaleString('en');

/** What tables and indexes take, as two tables of Markdown. */
export async function sizesText({ superuser }: EmbeddedServer, patients: number): Promise<string> {
	const sql = superuserIn(superuser, databases.product);
	const { tables, indexes } = await readSizes(sql);
	await sql.end();
	const each = (bytes: number) => rounded(bytes / patients);
	const isShown = (bytes: number) => bytes / patients >= leastShown;
	const sum = (of: (table: TableSize) => number) =>
		tables.reduce((total, table) => total + of(table), 0);
	const total = { table: 'all', heap: sum(({ heap }) => heap), indexes: sum((one) => one.indexes) };
	const rowsOfTables = tables
		.filter(({ heap, indexes }) => isShown(heap + indexes))
		.map(({ table, rows, heap, indexes }) => [
			table,
			rounded(rows),
			each(heap),
			each(indexes),
			rounded((heap + indexes) / rows),
		]);
	return [
		markdown(
			['table', 'rows', 'bytes a patient', 'its indexes, a patient', 'bytes a row with indexes'],
			[...rowsOfTables, [total.table, '', each(total.heap), each(total.indexes), '']],
		),
		markdown(
			['index', 'bytes a patient', 'MB', 'depth'],
			indexes
				.filter(({ bytes }) => isShown(bytes))
				.map(({ index, bytes, depth }) => [
					index,
					each(bytes),
					rounded(bytes / 1024 ** 2),
					String(depth ?? ''),
				]),
		),
	].join('\n\n');
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
	const begin = performance.now();
	await work();
	return Math.round((performance.now() - begin) / 100) / 10;
}

/** Has PostgreSQL look after the product's tables, and the product write a backup, and takes the times. */
export async function upkeep(
	{ superuser, target }: EmbeddedServer,
	folder: string,
): Promise<Upkeep> {
	const sql = superuserIn(superuser, databases.product);
	const vacuumSeconds = await secondsOf(() => sql`vacuum`);
	const analyzeSeconds = await secondsOf(() => sql`analyze`);
	await sql.end();
	const file = join(folder, 'bench.backup');
	const env = productSettings(localTarget(target, databases.product), folder);
	const backup = join(root, 'apps/server/src/backup.ts');
	const backupSeconds = await secondsOf(() =>
		run(process.execPath, [backup, '--to', file, '--force'], { env }),
	);
	return { vacuumSeconds, analyzeSeconds, backupSeconds, backupBytes: (await stat(file)).size };
}
