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
		try {
			await connection.begin(async (tx) => {
				await lockTables(tx, isAltered, waits.lockMs);
				await work(tx);
			});
			return;
		} catch (error) {
			const refusal = heldUp(error);
			if (!refusal) throw error;
			if (performance.now() - begin > waits.totalMs) throw heldUpTooLong(refusal);
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
	const rows = await tx<{ name: string }[]>`
		select tablename as name from pg_tables
		where schemaname = 'public' and tableowner = current_user order by tablename`;
	const names = rows.map(({ name }) => name);
	const lock = (tables: string[], mode: string) =>
		tables.length === 0
			? ''
			: `lock table ${tables.map((name) => `"${name}"`).join()} in ${mode} mode`;
	await tx.unsafe(
		`set local lock_timeout = ${withinMs}; set local statement_timeout = ${withinMs / 2}`,
	);
	await tx.unsafe(lock(names, 'share row exclusive'));
	await tx.unsafe(lock(names.filter(isAltered), 'access exclusive'));
	await tx.unsafe('set local statement_timeout = 0');
}

/** The error of a statement that has waited too long for a lock (55P03, 57014), or was ended because of a deadlock (40P01). */
function heldUp(error: unknown): postgres.PostgresError | undefined {
	// That of an SQL file says which file it is, and has the database's error as its cause.
	const own = error instanceof Error && error.cause !== undefined ? error.cause : error;
	const isOne =
		own instanceof postgres.PostgresError && ['55P03', '57014', '40P01'].includes(own.code);
	return isOne ? own : undefined;
}

const heldUpTooLong = ({ message }: postgres.PostgresError) =>
	new DatabaseSetupError(
		`The database cannot be brought to this version, because another transaction holds one of its tables: ${message}. Find it by "select pid, application_name, xact_start, query from pg_stat_activity order by xact_start", end it, and start again.`,
	);
