import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { readApplied } from '../migrate/applied.ts';
import { type ConnectionTarget, connect } from '../pool/connect.ts';
import { advisoryLock, DatabaseSetupError } from '../setup.ts';
import { backupFormat, endOfRows } from './format.ts';
import { type BackupTable, ContentsCounter, readRows, readTables, textSettings } from './tables.ts';

/** What a backup tells of itself, and whom it tells how far it is. */
export interface DumpOptions {
	/** Of the product. */
	version: string;
	onProgress?: (table: string, rows: number) => void;
	/** Ends it where it waits for the database. */
	signal?: AbortSignal | undefined;
}

/**
 * Reads everything that the database has, at one moment, while others go on writing. `format.ts` says what the text is.
 * Migrations wait until it is done: while it reads, nobody can change a table, and everybody else would wait behind who tries to.
 * @param target as the account that owns the database
 * @throws DatabaseSetupError where there is nothing to read, or this account would not see all of it
 */
export async function* dumpDatabase(
	target: ConnectionTarget,
	{ version, onProgress, signal }: DumpOptions,
): AsyncGenerator<Buffer, { tables: number; rows: number }> {
	const sql = connect(target, {
		max: 1,
		// All of it is one transaction, however long it takes.
		max_lifetime: null,
		connection: { application_name: 'hms-backup', ...textSettings },
	});
	const cut = () => void sql.end({ timeout: 0 });
	signal?.addEventListener('abort', cut);
	const hash = createHash('sha256');
	const hashed = (text: string) => {
		const part = Buffer.from(`${text}\n`);
		hash.update(part);
		return part;
	};
	let isDone = false;
	try {
		await sql`select pg_advisory_lock_shared(${advisoryLock})`;
		await sql.unsafe('begin isolation level repeatable read read only');
		await sql`select set_config('app.all_rows', 'on', true)`;
		const applied = await readApplied(sql);
		if (applied.size === 0) {
			throw new DatabaseSetupError('The database is empty: there is nothing to back up.');
		}
		await requireSight(sql);
		const tables = await readTables(sql);
		const foreign = tables.find(({ key }) => key.length === 0);
		if (foreign) {
			throw new DatabaseSetupError(
				`The table ${foreign.name} is none of the product's, because it has no primary key. Move it to another schema.`,
			);
		}
		const createdAt = new Date().toISOString();
		yield hashed(
			JSON.stringify({ format: backupFormat, version, createdAt, applied: [...applied], tables }),
		);
		let rows = 0;
		for (const table of tables) {
			const contents = new ContentsCounter();
			for await (const part of await readParts(sql, table)) {
				contents.add(part);
				hash.update(part);
				onProgress?.(table.name, contents.rows);
				yield part;
			}
			rows += contents.rows;
			yield hashed(endOfRows);
			yield hashed(JSON.stringify(contents.end()));
		}
		await sql.unsafe('commit');
		yield Buffer.from(`${JSON.stringify({ sha256: hash.digest('hex') })}\n`);
		isDone = true;
		return { tables: tables.length, rows };
	} finally {
		signal?.removeEventListener('abort', cut);
		// A table that is half read leaves the connection unusable.
		await sql.end({ timeout: isDone ? 5 : 0 });
	}
}

/** Parts of some size: the server sends each row by itself. */
async function* readParts(sql: postgres.Sql, table: BackupTable): AsyncGenerator<Buffer> {
	const size = 64 * 1024;
	let parts: Buffer[] = [];
	let length = 0;
	for await (const part of await readRows(sql, table)) {
		parts.push(part);
		length += part.length;
		if (length < size) continue;
		yield Buffer.concat(parts);
		parts = [];
		length = 0;
	}
	if (length > 0) yield Buffer.concat(parts);
}

/** Row-level security hides rows from the owner of the tables too, but for the policies in `sql/tables/privileges.sql`. */
async function requireSight(sql: postgres.Sql): Promise<void> {
	const hidden = await sql`
		select relname from pg_class
		where relnamespace = 'public'::regnamespace and relkind = 'r' and row_security_active(oid) and not exists (
			select from pg_policy
			where polrelid = pg_class.oid and polname = relname || '_all_rows'
				and polroles = array[(select oid from pg_roles where rolname = current_user)]
		)`;
	if (hidden.length === 0) return;
	throw new DatabaseSetupError(
		'This account does not see everything in the database. Use the account that owns it, and start this version of the product with it once.',
	);
}
