import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type postgres from 'postgres';

/** A table as a backup has it. */
export interface BackupTable {
	name: string;
	columns: { name: string; type: string }[];
	/** The columns of the primary key, by which the rows are ordered. */
	key: string[];
}

/** How many rows a table has, and the SHA-256 of their text. */
export interface Contents {
	rows: number;
	sha256: string;
}

/**
 * How values are written as text, whatever the server, the database and the account are set to. A restored table is compared
 * with the backup by its text.
 */
export const textSettings = {
	search_path: 'public, pg_temp',
	TimeZone: 'UTC',
	DateStyle: 'ISO, MDY',
	IntervalStyle: 'postgres',
	extra_float_digits: 1,
	bytea_output: 'hex',
	// A large table takes as long as it takes.
	statement_timeout: 0,
	idle_in_transaction_session_timeout: 0,
};

interface TableRow extends BackupTable {
	references: string[];
}

/** The product's tables, each after those that it refers to. */
export async function readTables(sql: postgres.ISql): Promise<BackupTable[]> {
	const rows = await sql<TableRow[]>`
		select relname as name,
			(
				select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
				from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
			) as columns,
			(
				select coalesce(json_agg(attname order by array_position(conkey, attnum)), '[]')
				from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
				where conrelid = c.oid and contype = 'p'
			) as key,
			(
				select coalesce(json_agg(referred.relname), '[]')
				from pg_constraint join pg_class as referred on referred.oid = confrelid
				where conrelid = c.oid and contype = 'f' and confrelid <> conrelid
			) as references
		from pg_class as c
		where relnamespace = 'public'::regnamespace and relkind = 'r'
		order by relname collate "C"`;
	return inOrder(rows).map(({ name, columns, key }) => ({ name, columns, key }));
}

function inOrder(tables: TableRow[]): TableRow[] {
	const ordered = new Set<TableRow>();
	const add = (table: TableRow, above: TableRow[]) => {
		if (above.includes(table)) throw new Error(`tables refer to each other: ${table.name}`);
		for (const name of table.references) {
			const referred = tables.find((other) => other.name === name);
			if (referred && !ordered.has(referred)) add(referred, [...above, table]);
		}
		ordered.add(table);
	};
	for (const table of tables) if (!ordered.has(table)) add(table, []);
	return [...ordered];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const listed = (names: string[]) => names.map(quoted).join(', ');
const columnNames = ({ columns }: BackupTable) => columns.map(({ name }) => name);

/** The statement that reads a table as text, in one order on every server. */
function readStatement(table: BackupTable): string {
	const isText = (key: string) =>
		table.columns.some(({ name, type }) => name === key && type === 'text');
	const order = table.key.map((key) => `${quoted(key)}${isText(key) ? ' collate "C"' : ''}`);
	return `copy (select ${listed(columnNames(table))} from public.${quoted(table.name)} order by ${order.join(', ')}) to stdout`;
}

/** The statement that writes rows of a table, which are text. */
export const writeStatement = (table: BackupTable) =>
	`copy public.${quoted(table.name)} (${listed(columnNames(table))}) from stdin`;

const newline = 10;

/** Counts rows and computes the hash of a text that comes in parts. */
export class ContentsCounter {
	#hash = createHash('sha256');
	#rows = 0;

	get rows(): number {
		return this.#rows;
	}

	add(part: Buffer): void {
		this.#hash.update(part);
		// A newline ends a row; within a value it is written as \n.
		for (let at = part.indexOf(newline); at >= 0; at = part.indexOf(newline, at + 1)) this.#rows++;
	}

	end(): Contents {
		return { rows: this.#rows, sha256: this.#hash.digest('hex') };
	}
}

/** The rows of a table as text, in parts. */
export async function readRows(sql: postgres.ISql, table: BackupTable): Promise<Readable> {
	return await sql.unsafe(readStatement(table)).readable();
}
