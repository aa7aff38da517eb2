import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type postgres from 'postgres';

const folder = new URL('../../sql/', import.meta.url);

/** A file of packages/db/sql. */
export interface SqlFile {
	/** Relative to that folder. */
	name: string;
	text: string;
}

export const readSqlFile = (name: string): SqlFile => ({
	name,
	text: readFileSync(new URL(name, folder), 'utf8'),
});

const filesIn = (part: string): SqlFile[] =>
	readdirSync(fileURLToPath(new URL(part, folder)))
		.sort()
		.map((name) => readSqlFile(`${part}/${name}`));

/**
 * Functions, triggers and privileges, defined so that they can be applied to a database that has them already. The README of
 * this package says what belongs where.
 */
export interface SqlFiles {
	/** Extensions, and functions that know no table and no type of the schema; indexes are built on some of them. */
	functions: SqlFile[];
	/** Functions on tables, triggers, and what the application may do. */
	tables: SqlFile[];
	/** Of all their texts. */
	hash: string;
}

export function readSqlFiles(): SqlFiles {
	const [functions, tables] = [filesIn('functions'), filesIn('tables')];
	const hash = createHash('sha256');
	for (const { name, text } of [...functions, ...tables]) hash.update(`${name}\n${text}\n`);
	return { functions, tables, hash: hash.digest('hex') };
}

/** @throws the driver's error, with the name of the file */
export async function applySqlFiles(sql: postgres.TransactionSql, files: SqlFile[]): Promise<void> {
	for (const { name, text } of files) {
		try {
			await sql.unsafe(text);
		} catch (error) {
			throw new Error(`packages/db/sql/${name} could not be applied.`, { cause: error });
		}
	}
}
