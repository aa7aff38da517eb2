import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import { ensureAppRole } from '../app-role.ts';
import { createAppliedTable } from '../migrate/applied.ts';
import { buildSchema, setUpDatabase } from '../migrate/migrate.ts';
import type { ConnectionTarget } from '../pool/connect.ts';
import { DatabaseSetupError } from '../setup.ts';
import { BackupError, BackupReader } from './format.ts';
import { contents, parseHeader, unknownVersion } from './header.ts';
import {
	type BackupTable,
	type Contents,
	ContentsCounter,
	readRows,
	readTables,
	textSettings,
	writeStatement,
} from './tables.ts';

/** What was restored. */
export interface Restored {
	version: string;
	/** When the backup was made. */
	createdAt: string;
	tables: number;
	rows: number;
}

interface RestoreOptions {
	/** Of this program. */
	version: string;
	onProgress?: (table: string, rows: number) => void;
	/** Where the backup is of this moment. */
	keepSessions?: boolean;
}

/**
 * Writes a backup into an empty database, in one transaction, and brings it to this program's schema: the migrations that the
 * database of the backup had, then its rows, then all later migrations, and triggers last. While rows are written there are no
 * triggers and no row-level security, so that all come as they were. Then each table is read again and compared with the backup.
 * Sessions and links to set a password are left out, because they may have been ended since.
 * @param target as the account that owns the database
 * @throws BackupError if the backup cannot be restored, DatabaseSetupError if the database is not empty
 */
export async function restoreDatabase(
	target: ConnectionTarget,
	text: AsyncIterable<Buffer>,
	{ version, onProgress, keepSessions = false }: RestoreOptions,
): Promise<Restored> {
	return setUpDatabase(target, textSettings, async (connection, schema) => {
		await requireEmpty(connection);
		const reader = new BackupReader(text);
		const head = parseHeader(await reader.json(), version);
		const applied = new Set(head.applied);
		const done = schema.migrations.filter(({ hash }) => applied.has(hash));
		// Migrations are applied one after the other, so that those of a backup are the first ones.
		if (done.length === 0 || done.at(-1) !== schema.migrations[done.length - 1])
			throw unknownVersion();
		await ensureAppRole(connection);
		let rows = 0;
		await connection.begin(async (tx) => {
			await createAppliedTable(tx);
			await buildSchema(tx, schema, schema.migrations, {
				after: done.length,
				run: async () => {
					await requireTables(tx, head.tables);
					rows = await loadTables(tx, reader, head.tables, onProgress);
					// Constraints that wait for the end of the transaction keep tables from being altered.
					await tx`set constraints all immediate`;
				},
			});
			if (keepSessions) return;
			await tx.unsafe(
				'set local role hms_app; delete from sessions; delete from password_resets; reset role',
			);
		});
		await connection`analyze`;
		const { version: of, createdAt, tables } = head;
		return { version: of, createdAt, tables: tables.length, rows };
	});
}

async function requireEmpty(sql: postgres.Sql): Promise<void> {
	const found = await sql`
		select from pg_class where relnamespace = 'public'::regnamespace
		union all
		select from pg_namespace where nspname = 'drizzle'`;
	if (found.length > 0) {
		throw new DatabaseSetupError(
			'The database is not empty. A backup is restored into an empty one: create it, and name it in DATABASE_URL.',
		);
	}
}

/** Also makes the names in a backup safe to be used in statements. */
async function requireTables(sql: postgres.ISql, tables: BackupTable[]): Promise<void> {
	const described = (all: BackupTable[]) =>
		new Map(
			all.map(({ name, columns, key }) => {
				const types = columns.map((column) => `${column.name} ${column.type}`).toSorted();
				return [name, JSON.stringify({ types, key })];
			}),
		);
	const own = described(await readTables(sql));
	const found = described(tables);
	const others = [...new Set([...own.keys(), ...found.keys()])].filter(
		(name) => own.get(name) !== found.get(name),
	);
	if (others.length === 0) return;
	const names = others.map((name) => JSON.stringify(name)).join(', ');
	throw new BackupError(
		`These tables are not as this version of the product makes them: ${names}.`,
	);
}

/** @returns how many rows there are */
async function loadTables(
	tx: postgres.TransactionSql,
	reader: BackupReader,
	tables: BackupTable[],
	onProgress: ((table: string, rows: number) => void) | undefined,
): Promise<number> {
	const expected = new Map<BackupTable, Contents>();
	for (const table of tables) {
		const counter = new ContentsCounter();
		await pipeline(
			reader.rows(),
			async function* (parts: AsyncIterable<Buffer>) {
				for await (const part of parts) {
					counter.add(part);
					onProgress?.(table.name, counter.rows);
					yield part;
				}
			},
			await tx.unsafe(writeStatement(table)).writable(),
		);
		expected.set(table, contents.parse(await reader.json()));
	}
	await reader.end();
	let rows = 0;
	for (const [table, { rows: count, sha256 }] of expected) {
		const counter = new ContentsCounter();
		for await (const part of await readRows(tx, table)) counter.add(part);
		const found = counter.end();
		if (found.rows !== count || found.sha256 !== sha256) {
			throw new BackupError(
				`The table ${table.name} is not in the database as it is in the backup: ${found.rows} rows of ${count}.`,
			);
		}
		rows += count;
	}
	return rows;
}
