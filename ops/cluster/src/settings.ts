import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

const files = join(import.meta.dirname, '..');

/**
 * Copies a file of `ops/cluster` to a machine's folder, with the paths of the rehearsal's folder instead of a machine's.
 * @param home the machine's folder, where its sockets are
 */
export function install(name: string, folder: string, home = folder): string {
	const path = join(home, name);
	const text = readFileSync(join(files, name), 'utf8')
		.replaceAll('/etc/hms/', `${folder}/`)
		.replaceAll('/var/run/postgresql', home);
	writeFileSync(path, text);
	return path;
}

/** The settings in a file of `ops/cluster/systemd`: those of the first machine of its kind. */
export function readSettings(name: string): Record<string, string> {
	const entries = parseEnv(readFileSync(join(files, 'systemd', name), 'utf8'));
	return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, value ?? '']));
}

/** Where the addresses of the files are in the rehearsal. */
export interface Addresses {
	databases: string[];
	products: string[];
	folder: string;
}

/** The settings in a file as machine `number`, from 1, has them: a value that names other machines too is the same for all. */
export function settingsOf(
	name: string,
	number: number,
	{ databases, products, folder }: Addresses,
): Record<string, string> {
	const own = (value: string) =>
		value.includes('db2')
			? value
			: value
					.replaceAll('db1', `db${number}`)
					.replaceAll(/(?<=10\.0\.0\.[12])1\b/g, String(number));
	const here = (value: string) =>
		value
			.replaceAll(/db(\d)\.clinic\.example/g, (_, n) => String(databases[n - 1]))
			.replaceAll(/10\.0\.0\.1(\d)/g, (_, n) => String(databases[n - 1]))
			.replaceAll(/10\.0\.0\.2(\d)/g, (_, n) => String(products[n - 1]))
			.replaceAll('/etc/hms/', `${folder}/`);
	return Object.fromEntries(
		Object.entries(readSettings(name)).map(([key, value]) => [key, here(own(value))]),
	);
}
