import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import type postgres from 'postgres';
import {
	ensureAppRole,
	ensurePrivileges,
	requireOwnership,
	restrictPrivileges,
} from '../app-role.ts';
import { type ConnectionTarget, connect } from '../pool/connect.ts';
import type { Db } from '../query/drizzle.ts';
import { DatabaseSetupError, lockSetup } from '../setup.ts';
import { createAppliedTable, markApplied, readApplied, readNewest } from './applied.ts';
import { untilTablesAreFree, usualWaits, type Waits } from './held-tables.ts';
import { ensureRowSecurity } from './row-security.ts';
import { applySqlFiles, readSqlFile, readSqlFiles, type SqlFiles } from './sql-files.ts';
import { requireVersion01, upgradeFrom01 } from './upgrade-0.1.ts';

/** What this program brings a database to. */
export interface Schema {
	migrations: MigrationMeta[];
	files: SqlFiles;
}

let schema: Schema | undefined;

function readSchema(): Schema {
	const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
	schema ??= { migrations: readMigrationFiles({ migrationsFolder }), files: readSqlFiles() };
	return schema;
}

/**
 * Brings the database to this program's schema, in one transaction: all of it or nothing. Where the schema is up to
 * date, it restores the role and its privileges, which are missing after a PostgreSQL backup was restored into another server.
 * @param onBusy is called each time that it has waited for a table in vain and is going to try again
 * @throws DatabaseSetupError if it is too old, the account may not do what is needed, or somebody holds a table too long
 */
export async function migrateDatabase(
	target: ConnectionTarget,
	{ onBusy, waits = usualWaits }: { onBusy?: () => void; waits?: Waits } = {},
): Promise<void> {
	await setUpDatabase(target, {}, async (connection, schema) => {
		const { migrations, files } = schema;
		const [baseline] = migrations;
		if (!baseline) throw new Error('there are no migrations');
		const applied = await readApplied(connection);
		const isOlder = applied.size > 0 && !applied.has(baseline.hash);
		if (isOlder) requireVersion01(applied);
		await ensureAppRole(connection);
		const pending = migrations.filter(({ hash }) => !applied.has(hash));
		if (pending.length > 0 || !applied.has(files.hash)) {
			const migrate = async (tx: postgres.TransactionSql) => {
				await createAppliedTable(tx);
				if (isOlder) await upgradeFrom01(tx, baseline);
				await buildSchema(tx, schema, isOlder ? pending.slice(1) : pending);
			};
			const names = namesOfAltered(pending);
			const isAltered = (table: string) => isOlder || names.includes(`"${table}`);
			await untilTablesAreFree(connection, migrate, { isAltered, waits, onBusy });
		} else {
			// A newer program may have other rights and policies.
			if ((await readNewest(connection)) !== files.hash) return;
			await requireOwnership(connection);
			await ensurePrivileges(connection, readSqlFile('tables/privileges.sql'));
		}
		await ensureRowSecurity(connection);
	});
}

/**
 * The text of migrations without what leaves a table readable: a reference to it, and an index that is added. An index that is
 * rebuilt or dropped is named after its table.
 */
const namesOfAltered = (migrations: MigrationMeta[]): string =>
	migrations
		.flatMap((migration) => migration.sql)
		.filter((statement) => !/^\s*CREATE (UNIQUE )?INDEX/.test(statement))
		.join()
		.replaceAll(/REFERENCES "public"\."\w+"/g, '');

/**
 * Runs work on a connection of the account that owns the database, while no other process sets it up, and afterwards sees to its
 * privileges.
 * @param settings of the connection
 */
export async function setUpDatabase<T>(
	target: ConnectionTarget,
	settings: Record<string, string | number>,
	work: (connection: postgres.Sql, schema: Schema) => Promise<T>,
): Promise<T> {
	const connection = connect(target, {
		max: 1,
		target_session_attrs: 'read-write',
		connection: {
			application_name: 'hms-migrate',
			search_path: 'public, pg_temp',
			...settings,
		},
	});
	try {
		await requireVersion(connection);
		await lockSetup(connection);
		const result = await work(connection, readSchema());
		await restrictPrivileges(connection);
		return result;
	} finally {
		await connection.end();
	}
}

/**
 * Applies migrations, and the SQL files around them.
 * @param between runs after so many of the migrations, where there are neither triggers nor privileges of this version yet
 */
export async function buildSchema(
	tx: postgres.TransactionSql,
	{ files }: Schema,
	migrations: MigrationMeta[],
	between?: { after: number; run: () => Promise<void> },
): Promise<void> {
	await applySqlFiles(tx, files.functions);
	await applyMigrations(tx, migrations.slice(0, between?.after));
	if (between) {
		await between.run();
		await applyMigrations(tx, migrations.slice(between.after));
	}
	await applySqlFiles(tx, [...files.tables, readSqlFile('refresh-derived-columns.sql')]);
	await markApplied(tx, files.hash, Date.now());
}

/** Not by Drizzle's own migrator, which commits before the triggers are there. */
export async function applyMigrations(
	tx: postgres.TransactionSql,
	migrations: MigrationMeta[],
): Promise<void> {
	for (const { sql: statements, hash, folderMillis } of migrations) {
		for (const statement of statements) await tx.unsafe(statement);
		await markApplied(tx, hash, folderMillis);
	}
}

/**
 * Whether every migration and the SQL files of this program have been applied. Newer ones do not matter: while a clinic is
 * upgraded machine by machine, the old program goes on with a database that the new one has migrated already.
 * @throws the driver's error if the database does not answer
 */
export async function isMigrated(db: Db): Promise<boolean> {
	const rows = await db.execute<{ hash: string }>(
		sql`select hash from drizzle.__drizzle_migrations`,
	);
	const applied = new Set(rows.map(({ hash }) => hash));
	const { migrations, files } = readSchema();
	return [...migrations, files].every(({ hash }) => applied.has(hash));
}

/**
 * How a database's schema compares with this program's.
 * @returns how many migrations it lacks (undefined: it is empty, or of another line of versions), and whether it has this program's and
 * no newer one
 */
export async function compareVersion(
	connection: postgres.Sql,
): Promise<{ pending: number | undefined; isSame: boolean }> {
	const applied = await readApplied(connection);
	const { migrations, files } = readSchema();
	if (!applied.has(migrations[0]?.hash ?? '')) return { pending: undefined, isSame: false };
	const pending = [...migrations, files].filter(({ hash }) => !applied.has(hash)).length;
	return { pending, isSame: (await readNewest(connection)) === files.hash };
}

export async function requireVersion(sql: postgres.Sql): Promise<void> {
	const [row] =
		await sql`select current_setting('server_version_num')::int as number, current_setting('server_version') as name`;
	if (row && row['number'] < 150_000) {
		throw new DatabaseSetupError(
			`PostgreSQL 15 or newer is needed; this server is ${row['name']}.`,
		);
	}
}
