import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from './client.ts';
import { type Layout, root } from './layout.ts';
import type { Machine } from './machine.ts';

const run = promisify(execFile);

/** A member of the database's cluster, as Patroni says. */
interface Member {
	name: string;
	role: 'leader' | 'sync_standby' | 'replica';
	state: string;
	lag?: number | 'unknown';
}

/** What one looks at and asks for while the cluster runs. */
export class Cluster {
	readonly layout: Layout;
	readonly #observer: (url: string) => Client;

	constructor(layout: Layout) {
		this.layout = layout;
		this.#observer = (url) => new Client(url, layout.ca, '127.0.0.1');
	}

	/** The members, as the first of them that answers knows them. @throws Error where none does */
	async members(): Promise<Member[]> {
		let last: unknown;
		for (const { address } of this.layout.databases) {
			const client = this.#observer(`https://${address}:8008`);
			try {
				const { body } = await client.send('GET', '/cluster', { timeoutMs: 1000 });
				return JSON.parse(body).members;
			} catch (error) {
				last = error;
			} finally {
				client.close();
			}
		}
		throw last;
	}

	async primary(): Promise<Machine> {
		return this.#machineOf('leader');
	}

	async synchronousStandby(): Promise<Machine> {
		return this.#machineOf('sync_standby');
	}

	async #machineOf(role: Member['role']): Promise<Machine> {
		const name = (await this.members()).find((member) => member.role === role)?.name;
		const machine = this.layout.databases.find((one) => one.name === name);
		if (!machine) throw new Error(`there is no ${role}`);
		return machine;
	}

	/** Waits until all members run, one of them synchronous, and none is behind. */
	async untilWhole(): Promise<void> {
		await until('the members of the database are whole', async () => {
			const members = await this.members();
			const roles = members.map(({ role }) => role).sort();
			return (
				roles.join() === 'leader,replica,sync_standby' &&
				members.every(
					({ role, state, lag }) => role === 'leader' || (isUp(state) && Number(lag) < 100_000),
				)
			);
		});
	}

	async untilReady({ address }: Machine): Promise<void> {
		await until(`the product is ready at ${address}`, async () => {
			const answer = await fetch(`http://${address}:3000/api/health/ready`);
			await answer.body?.cancel();
			return answer.ok;
		});
	}

	/** Waits until the proxy passes requests on. */
	async untilServed(): Promise<void> {
		const { url } = this.layout;
		const client = this.#observer(url);
		await until(`${url} serves`, async () => {
			const { status } = await client.send('GET', '/api/health/ready');
			return status === 200;
		});
		client.close();
	}

	/** Hands the primary over as whoever runs the cluster does. */
	async switchover(): Promise<void> {
		const [leader, candidate] = [await this.primary(), await this.synchronousStandby()];
		const names = ['--leader', leader.name, '--candidate', candidate.name];
		const hosts = this.layout.databases.map(({ address }) => `${address}:2379`).join();
		const { patroniFile } = this.layout;
		await run('patronictl', ['-c', patroniFile, 'switchover', 'hms', '--force', ...names], {
			env: { ...process.env, PATRONI_ETCD_HOSTS: hosts, LANG: 'C.UTF-8' },
		});
	}

	/** What `npm run verify-audit` says of the history. @throws Error if something was changed in it */
	async verifyAudit(): Promise<void> {
		const env = { ...process.env, DATABASE_URL: this.layout.databaseUrl };
		await run(process.execPath, [join(root, 'apps/server/src/verify-audit.ts')], { env });
	}

	/** The patients in the database of a member: their ids, by name; more than one where a name is there twice. */
	async patients({ address }: Machine): Promise<Map<string, string[]>> {
		const { stdout } = await run(
			'psql',
			['-AtX', '-F', ' ', '-c', 'select given_name, id from patients'],
			{
				maxBuffer: 2 ** 28,
				env: {
					...process.env,
					PGHOST: address,
					PGDATABASE: 'hms',
					PGUSER: 'postgres',
					PGPASSWORD: this.layout.superuserPassword,
					PGSSLMODE: 'require',
				},
			},
		);
		const lines = stdout.split('\n').filter(Boolean);
		const rows = lines.map((line) => line.split(' ') as [string, string]);
		return new Map(
			[...Map.groupBy(rows, ([name]) => name)].map(([name, same]) => [
				name,
				same.map(([, id]) => id),
			]),
		);
	}
}

const isUp = (state: string) => state === 'running' || state === 'streaming';

/** Looks until it is so. @throws Error if it is not in two minutes */
async function until(what: string, look: () => Promise<boolean>): Promise<void> {
	const deadline = performance.now() + 120_000;
	for (;;) {
		// Whoever is asked may not be there yet.
		const error = await look().then(
			(is) => (is ? undefined : 'not yet'),
			(failure: Error) => failure.message,
		);
		if (error === undefined) return;
		if (performance.now() > deadline)
			throw new Error(`It was waited in vain until ${what}: ${error}`);
		await pause(200);
	}
}
