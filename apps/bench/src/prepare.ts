import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ConnectionTarget, type EmbeddedServer, startEmbedded } from '@hms/db';
import bcrypt from 'bcrypt';
import { accounts, type PatientRow, password } from './accounts.ts';
import {
	accountIds,
	convertToPeers,
	databases,
	localTarget,
	runAsSuperuser,
	sampleRows,
	superuserIn,
} from './databases.ts';
import type { Fill } from './fill.ts';
import { options } from './options.ts';
import { root, startProduct } from './programs.ts';
import { post } from './sessions.ts';
import { keep } from './started.ts';

const run = promisify(execFile);

/** Which account has how many patients, and what requests are made for. */
export interface Data {
	server: EmbeddedServer;
	/** By the accounts' numbers. */
	ownerIds: string[];
	rows: PatientRow[][];
	/** How many patients each account has. */
	owned: number;
	/** Of the accounts' password, as the product has it. */
	passwordHash: string;
}

/** A fresh server with the product's database, filled, that of another checkout, and the peers' copy. */
export async function prepare(patients: number): Promise<Data> {
	await rm(options.folder, { recursive: true, force: true });
	await mkdir(options.folder, { recursive: true });
	const server = keep(await startEmbedded(options.folder));
	// More than these of one account are no list that a person has.
	const owned = options.owners === 1 ? Math.min(patients, 200_000) : patients;
	await fillProduct(root, server, databases.product, options.folder, { patients, owned });
	if (options.against !== undefined) {
		const { user } = localTarget(server.target);
		await runAsSuperuser(server.superuser, `create database ${databases.against} owner ${user}`);
		const folder = againstFolder();
		await fillProduct(options.against, server, databases.against, folder, { patients, owned });
	}
	const sql = superuserIn(server.superuser, databases.product);
	const [known] = await sql`select password_hash from credentials limit 1`;
	const passwordHash = String(known?.['password_hash']);
	const emails = accounts.map(({ email }) => email);
	const ownerIds = await accountIds(sql, emails);
	const rows = await sampleRows(sql, ownerIds.slice(0, options.owners));
	await sql.end();
	if (options.peers.length > 0) await copyForPeers(server.superuser);
	return { server, ownerIds, rows, owned: Math.floor(owned / options.owners), passwordHash };
}

/** Makes the peers' copy of the product's database. */
async function copyForPeers(superuser: ConnectionTarget): Promise<void> {
	const copy = `create database ${databases.peers} template ${databases.product}`;
	await runAsSuperuser(superuser, copy);
	const sql = superuserIn(superuser, databases.peers);
	await convertToPeers(sql, await bcrypt.hash(password, 10));
	await sql.end();
}

/** Where the other checkout's product keeps its signing keys. */
export const againstFolder = () => join(options.folder, 'against');

/** Has a checkout's product make its tables, people register, and the checkout's own program fill in what they have. */
async function fillProduct(
	checkout: string,
	server: EmbeddedServer,
	database: string,
	dataFolder: string,
	size: { patients: number; owned: number },
): Promise<void> {
	await mkdir(dataFolder, { recursive: true });
	const product = await startProduct(checkout, localTarget(server.target, database), dataFolder);
	try {
		for (const { name, email } of accounts) {
			await post(`${product.url}/api/auth/register`, { name, email, password });
		}
	} finally {
		await product.stop();
	}
	const emails = accounts.slice(0, options.owners).map(({ email }) => email);
	const fill: Fill = { superuser: server.superuser, database, emails, ...size };
	const own = join(checkout, 'apps/bench/src/fill.ts');
	// A checkout from before there was such a program has the same tables as this one.
	const file = existsSync(own) ? own : join(root, 'apps/bench/src/fill.ts');
	await run(process.execPath, [file, JSON.stringify(fill)]);
}
