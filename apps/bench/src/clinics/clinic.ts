import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type EmbeddedServer, startEmbedded } from '@hms/db';
import { localTarget, runAsSuperuser, type Target } from '../databases.ts';
import { type Program, root, startProduct } from '../programs.ts';

/** What a process of the product opens at most; and what PostgreSQL keeps for those who run it. */
const connections = { ofProduct: 16, ofOperators: 20 };

/** What the names of the clinics' databases begin with. */
export const prefix = 'clinic';

/** One of many on this machine. */
export interface Clinic {
	name: string;
	target: Target;
	/** Where its keys are. */
	folder: string;
	program: Program;
}

/** Starts a PostgreSQL with room for the connections of so many clinics. */
export async function openServer(folder: string, clinics: number): Promise<EmbeddedServer> {
	const most = clinics * connections.ofProduct + connections.ofOperators;
	const first = await startEmbedded(folder);
	await runAsSuperuser(first.superuser, `alter system set max_connections = ${most}`);
	await first.stop();
	const server = await startEmbedded(folder);
	await runAsSuperuser(server.superuser, 'drop role if exists hms_app');
	await runAsSuperuser(server.superuser, 'create role hms_app nologin');
	return server;
}

/** Makes a clinic's accounts and database. Nobody else's account may connect to it. docs/scale.md has the same statements. */
export async function createDatabase(server: EmbeddedServer, number: number): Promise<Target> {
	const name = `${prefix}_${number}`;
	const password = randomBytes(16).toString('hex');
	for (const statement of [
		`create role ${name} login createrole password '${password}'`,
		`create role hms_app_${name}`,
		`grant hms_app, hms_app_${name} to ${name} with admin option`,
		`create database ${name} owner ${name}`,
		`revoke connect on database ${name} from public`,
		`grant connect on database ${name} to hms_app_${name}`,
	]) {
		await runAsSuperuser(server.superuser, statement);
	}
	return { ...localTarget(server.target), database: name, user: name, password };
}

/** Starts a clinic's product, with the limits that it has by default. */
export async function startClinic(target: Target, folder: string): Promise<Clinic> {
	const own = join(folder, target.database);
	await mkdir(own, { recursive: true });
	const program = await startProduct(root, target, own, {});
	return { name: target.database, target, folder: own, program };
}
