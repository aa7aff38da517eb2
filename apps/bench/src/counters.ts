import { readFileSync } from 'node:fs';
import type { ConnectionTarget } from '@hms/db';
import { superuserIn } from './databases.ts';

/** Linux counts processor time in hundredths of a second. */
const tickMs = 10;

/** The processor time of a process up to now, in milliseconds; 0 once it is gone. */
export function processorMs(pid: number): number {
	let text: string;
	try {
		text = readFileSync(`/proc/${pid}/stat`, 'utf8');
	} catch {
		return 0;
	}
	// The name, in parentheses, may have spaces in it.
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

export interface Counted {
	transactions: number;
	/** Blocks of 8 KB that were looked at, and those of them that were not in PostgreSQL's own memory. */
	blocks: number;
	blocksRead: number;
}

/** Reads what PostgreSQL counts, over a connection to another database than those it looks at. */
export class Counters {
	/**
	 * A process of PostgreSQL adds what it counted to the statistics when a transaction ends, but not again before so many
	 * milliseconds have passed (PGSTAT_MIN_INTERVAL, and some more).
	 */
	readonly intervalMs = 1_100;
	readonly #sql;

	constructor(superuser: ConnectionTarget) {
		this.#sql = superuserIn(superuser, 'postgres');
	}

	/** What the processes of a database did up to now. */
	async counted(database: string): Promise<Counted> {
		const [counted] = await this.#sql`
			select xact_commit as transactions, blks_hit + blks_read as blocks, blks_read as "blocksRead"
			from pg_stat_database where datname = ${database}`;
		return {
			transactions: Number(counted?.['transactions']),
			blocks: Number(counted?.['blocks']),
			blocksRead: Number(counted?.['blocksRead']),
		};
	}

	/** The processor time that PostgreSQL's processes for a database took up to now, in milliseconds. */
	async postgresMs(database: string): Promise<number> {
		const backends = await this.#sql<{ pid: number }[]>`
			select pid from pg_stat_activity where datname = ${database}`;
		return backends.reduce((sum, { pid }) => sum + processorMs(pid), 0);
	}

	stop(): Promise<void> {
		return this.#sql.end();
	}
}
