import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { DatabaseSetupError } from '../setup.ts';

/** How a migration waits for the transactions of programs that are running, in milliseconds. */
export interface Waits {
	/**
	 * For all tables together; everybody else who wants one waits behind the migration. After one second (`deadlock_timeout`) PostgreSQL
	 * would end whoever waits for a table of the migration and holds another that this one waits for.
	 */
	lockMs: number;
	/** Until it tries again. */
	pauseMs: number;
	/** Until it gives up. */
	totalMs: number;
}

export const usualWaits: Waits = { lockMs: 700, pauseMs: 3_000, totalMs: 300_000 };

/** How long a vacuum may go on before it gives way, in milliseconds: PostgreSQL ends it after `deadlock_timeout`. Nobody waits behind. */
const vacuumMs = 5_000;

interface HeldTablesOptions {
	isAltered: (table: string) => boolean;
	waits: Waits;
	onBusy: (() => void) | undefined;
}

/**
 * Runs work in a transaction that has locked all tables, from the beginning again where another transaction holds one.
 * @param isAltered whether nobody else may read a table meanwhile; the others are locked against writing
 * @param onBusy is called each time before it begins again
 * @throws DatabaseSetupError if a table is held too long
 */
export async function untilTablesAreFree(
	connection: postgres.Sql,
	work: (tx: postgres.TransactionSql) => Promise<void>,
	{ isAltered, waits, onBusy }: HeldTablesOptions,
): Promise<void> {
	const begin = performance.now();
	for (;;) {
		let isLocked = false;
		try {
			await connection.begin(async (tx) => {
				await lockTables(tx, isAltered, waits.lockMs);
				isLocked = true;
				await work(tx);
			});
			return;
		} catch (error) {
			if (!isHeldUp(error, isLocked)) throw error;
			if (performance.now() - begin > waits.totalMs) throw heldUpTooLong();
			onBusy?.();
			await delay(waits.pauseMs);
		}
	}
}

async function lockTables(
	tx: postgres.TransactionSql,
	isAltered: (table: string) => boolean,
	withinMs: number,
): Promise<void> {
	// In the order in which transactions lock them that write a patient or an assignment, as far as there is one.
	const tables = await tx<{ name: string; address: string }[]>`
		select tablename as name, format('public.%I', tablename) as address from pg_tables
		where schemaname = 'public' and pg_has_role(tableowner, 'USAGE')
		order by array_position(array['patients', 'mappings', 'doctors'], tablename::text), tablename`;
	const lock = async (mode: string, isLocked: (table: string) => boolean) => {
		const addresses = tables.filter(({ name }) => isLocked(name)).map(({ address }) => address);
		if (addresses.length > 0) await tx.unsafe(`lock table ${addresses.join()} in ${mode} mode`);
	};
	await tx.unsafe(`set local lock_timeout = ${vacuumMs}`);
	await lock('share update exclusive', () => true);
	// The time for each of the two statements; `lock_timeout` is for what the work may still wait for.
	await tx.unsafe(
		`set local lock_timeout = ${withinMs}; set local statement_timeout = ${withinMs / 2}`,
	);
	await lock('share row exclusive', () => true);
	await lock('access exclusive', isAltered);
	// Whatever is set for the account: a migration takes as long as it takes.
	await tx.unsafe('set local statement_timeout = 0');
}

/**
 * Whether a statement has waited too long for a lock (55P03, and 57014 while tables are locked), or was ended because of a deadlock
 * (40P01).
 */
function isHeldUp(error: unknown, isLocked: boolean): boolean {
	// That of an SQL file says which file it is, and has the database's error as its cause.
	const own = error instanceof Error && error.cause !== undefined ? error.cause : error;
	if (!(own instanceof postgres.PostgresError)) return false;
	return ['55P03', '40P01'].includes(own.code) || (own.code === '57014' && !isLocked);
}

const heldUpTooLong = () =>
	new DatabaseSetupError(
		'The database cannot be brought to this version, because another transaction holds one of its tables. Find it by "select pid, application_name, xact_start, query from pg_stat_activity order by xact_start", end it, and start again.',
	);
