import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import type { SmallDisk } from './disk.ts';
import type { Product } from './product.ts';
import type { Random } from './random.ts';

/** Something that goes wrong, and ends by itself. */
export interface Fault {
	name: string;
	/** Resolves once it is over; the product has to come back from then on. */
	inject(): Promise<void>;
}

/** The faults that need something of the machine. */
export const faultNames = { disk: 'full disk', clock: 'clock set forward and back' };

/** Sends a signal to processes, some of which may be gone by now. */
function signal(pids: number[], name: NodeJS.Signals): void {
	for (const pid of pids) {
		try {
			if (pid > 0) process.kill(pid, name);
		} catch (error) {
			if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
		}
	}
}

async function stall(pids: number[], seconds: number): Promise<void> {
	signal(pids, 'SIGSTOP');
	await pause(seconds * 1000);
	signal(pids, 'SIGCONT');
}

/** The faults after which the product has to come back. */
export function bigFaults(
	product: Product,
	random: Random,
	{ disk, clock }: { disk: SmallDisk | string; clock: Clock | string },
): Fault[] {
	const backend = async () => {
		const [, ...others] = await product.postgresProcesses();
		return [random.of(others) ?? 0];
	};
	const faults: Fault[] = [
		{ name: 'kill -9: the product', inject: async () => signal([product.pid], 'SIGKILL') },
		{
			name: 'kill -9: PostgreSQL',
			inject: async () => signal([await product.postmaster()], 'SIGKILL'),
		},
		{
			name: 'kill -9: a process of PostgreSQL',
			inject: async () => signal(await backend(), 'SIGKILL'),
		},
		{
			name: 'kill -9: everything',
			inject: async () => signal(await product.processes(), 'SIGKILL'),
		},
		{ name: 'stall: the product', inject: () => stall([product.pid], 0.5 + random.next()) },
		{
			name: 'stall: PostgreSQL',
			inject: async () => stall(await product.postgresProcesses(), 0.5 + random.next()),
		},
		{
			name: 'all connections cut',
			inject: async () => {
				await product.asSuperuser(
					(sql) =>
						sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hms'`,
				);
			},
		},
	];
	if (typeof disk !== 'string') {
		faults.push({
			name: faultNames.disk,
			async inject() {
				await disk.fill();
				await pause(2000);
				disk.makeRoom();
			},
		});
	}
	if (typeof clock !== 'string') {
		faults.push({
			name: faultNames.clock,
			async inject() {
				// verify-audit takes a record for put in that is older by an hour than one before it.
				clock.set(random.isIn(0.5) ? 1800 : -600);
				await pause(2000);
				clock.set(0);
			},
		});
	}
	return faults;
}

/** Cuts the connection of one statement after the other, first of those that commit. */
export class ConnectionCutter {
	readonly #product: Product;
	/** While it is measured how long something else takes. */
	isPaused = false;
	/** Connections that were cut, */
	count = 0;
	/** and those of them that were committing. */
	atCommit = 0;

	constructor(product: Product) {
		this.#product = product;
	}

	/** Makes commits take a few milliseconds: on a disk in memory they would be over before they are found. */
	async prepare(): Promise<void> {
		await this.#product.asSuperuser(async (sql) => {
			await sql`alter system set commit_delay = 4000`;
			await sql`alter system set commit_siblings = 0`;
			await sql`select pg_reload_conf()`;
		});
	}

	/** @param everyMs milliseconds between two of them */
	async run(everyMs: number, hasEnded: () => boolean): Promise<void> {
		while (!hasEnded()) {
			// The server may be away.
			if (!this.isPaused) await this.#cutOne().catch(() => pause(100));
			await pause(everyMs);
		}
	}

	async #cutOne(): Promise<void> {
		const sql = await this.#product.superuser();
		const cut = await sql<{ isCommit: boolean; done: boolean }[]>`
			select query = 'commit' as "isCommit", pg_terminate_backend(pid) as done from (
				select pid, query from pg_stat_activity
				where application_name = 'hms' and state in ('active', 'idle in transaction')
				order by query = 'commit' desc, random() limit 1
			) as one`;
		for (const { isCommit, done } of cut) {
			if (!done) continue;
			this.count++;
			if (isCommit) this.atCommit++;
		}
	}
}
