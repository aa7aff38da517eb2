import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { DatabaseSetupError } from '../setup.ts';

/** How a migration waits for the transactions of programs that are running, in milliseconds. */
export interface Waits {
	/** For a table; everybody else who wants it waits behind the migration. */
	lockMs: number;
	/** Until it tries again. */
	pauseMs: number;
	/** Until it gives up. */
	totalMs: number;
}

export const usualWaits: Waits = { lockMs: 2_000, pauseMs: 3_000, totalMs: 300_000 };

/**
 * Runs work in a transaction, from the beginning again where another transaction holds a table that it needs.
 * @param onBusy is called each time before it begins again
 * @throws DatabaseSetupError if a table is held too long
 */
export async function untilTablesAreFree(
	connection: postgres.Sql,
	work: (tx: postgres.TransactionSql) => Promise<void>,
	{ waits, onBusy }: { waits: Waits; onBusy: (() => void) | undefined },
): Promise<void> {
	const begin = performance.now();
	for (;;) {
		try {
			await connection.begin(async (tx) => {
				await tx.unsafe(`set local lock_timeout = ${waits.lockMs}`);
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

/** The error of a statement that has waited too long for a lock (55P03), or was ended because of a deadlock (40P01). */
function heldUp(error: unknown): postgres.PostgresError | undefined {
	// That of an SQL file says which file it is, and has the database's error as its cause.
	const own = error instanceof Error && error.cause !== undefined ? error.cause : error;
	const isOne = own instanceof postgres.PostgresError && ['55P03', '40P01'].includes(own.code);
	return isOne ? own : undefined;
}

const heldUpTooLong = ({ message }: postgres.PostgresError) =>
	new DatabaseSetupError(
		`The database cannot be brought to this version, because another transaction holds one of its tables: ${message}. Find it by "select pid, application_name, xact_start, query from pg_stat_activity order by xact_start", end it, and start again.`,
	);
