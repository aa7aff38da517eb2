import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseSetupError } from '../setup.ts';
import type { PostgresBinaries } from './binaries.ts';

const run = promisify(execFile);

/** A database of a former major version of PostgreSQL, which only a start of the product brings to the present one. */
export class FormerMajorError extends DatabaseSetupError {
	override name = 'FormerMajorError';
}

/** The major version of PostgreSQL that made data; undefined: they are no data of PostgreSQL. */
export async function majorOfData(data: string): Promise<number | undefined> {
	try {
		return Number.parseInt(await readFile(join(data, 'PG_VERSION'), 'utf8'), 10);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
}

/** The major version of a server. */
export async function majorOfServer({ postgres }: PostgresBinaries): Promise<number> {
	const { stdout } = await run(postgres, ['--version'], { cwd: '/' });
	return Number(/\d+/.exec(stdout)?.[0]);
}

/**
 * Makes sure that a server can read data.
 * @throws DatabaseSetupError where another major version has made them; FormerMajorError where it is an older one
 */
export async function requireMajor(data: string, binaries: PostgresBinaries): Promise<void> {
	const found = await majorOfData(data);
	if (found === undefined) return;
	const own = await majorOfServer(binaries);
	if (found === own) return;
	const what = `The database in ${data} is of PostgreSQL ${found}, and this version of the product brings PostgreSQL ${own}.`;
	if (found < own) {
		throw new FormerMajorError(
			`${what} Start the product once (npm start): it brings the database to PostgreSQL ${own} by itself.`,
		);
	}
	throw new DatabaseSetupError(
		`${what} A newer version of the product has made it: use that one, or set DATA_DIR to another folder. Nothing was changed.`,
	);
}
