import { sql } from 'drizzle-orm';
import type { Db } from '../query/drizzle.ts';
import { DatabaseSetupError } from '../setup.ts';
import { type ConnectionTarget, connect } from './connect.ts';
import { databaseError } from './database-error.ts';
import { withTimeout } from './timeouts.ts';
import { NoConnectionError } from './unavailable.ts';

/** A setting that a connection asks for when it is made, and that nobody sets in a server. */
const proof = { name: 'hms.connection', value: 'kept' };

/** The longest that a pooler may let a transaction wait, in milliseconds. */
const patienceMs = 5_000;

/**
 * Makes sure that no pooler is in between that takes away what the product relies on: settings of a connection, among them the role
 * and the time limits, and prepared statements, locks and `LISTEN`, which last for longer than a transaction.
 * @param setting where the address is from
 * @throws DatabaseSetupError that says what to do
 */
export async function refusePooler(target: ConnectionTarget, setting: string): Promise<void> {
	// Nothing is between the product and its own server.
	if (!('url' in target)) return;
	const open = () => connect(target, { max: 1, connection: { [proof.name]: proof.value } });
	const [one, other] = [open(), open()];
	try {
		const before = await lookAt(one);
		if (before.proof !== proof.value) throw ignoresSettings(setting);
		const [, [held]] = await withTimeout(
			other.unsafe(`begin; select pg_backend_pid() as pid`) as Promise<unknown> as Promise<
				[unknown, [{ pid: number }]]
			>,
			patienceMs,
		);
		const after = await withTimeout(lookAt(one), patienceMs);
		if (held.pid === before.pid || after.pid !== before.pid) throw sharesConnections(setting);
	} catch (error) {
		// PgBouncer's answer to settings that it does not know.
		if (databaseError(error)?.code === '08P01') throw ignoresSettings(setting);
		if (error instanceof NoConnectionError) throw sharesConnections(setting);
		throw error;
	} finally {
		await Promise.all([one.end({ timeout: 1 }), other.end({ timeout: 1 })]);
	}
}

async function lookAt(sql: ReturnType<typeof connect>): Promise<{ pid: number; proof: string }> {
	const [row] = await sql.unsafe<[{ pid: number; proof: string }]>(
		`select pg_backend_pid() as pid, current_setting('${proof.name}', true) as proof`,
	);
	return row;
}

const ownAddress =
	'Give the address of the database itself; each process of the product opens 15 connections at most.';

const ignoresSettings = (setting: string) =>
	new DatabaseSetupError(
		`${setting} leads to a pooler, such as PgBouncer, that drops the settings of a connection. ${ownAddress}`,
	);

const sharesConnections = (setting: string) =>
	new DatabaseSetupError(
		`${setting} leads to a pooler, such as PgBouncer, in transaction mode: one connection of the product is served by several of the database. ${ownAddress}`,
	);

/** Whether connections of the application have the role that they asked for, which a pooler that was put in between later may drop. */
export async function hasOwnSettings(db: Db): Promise<boolean> {
	const [row] = await db.execute<{ own: boolean }>(
		sql`select current_setting('role') = 'hms_app' as own`,
	);
	return row?.own === true;
}
