import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client } from './client.ts';
import type { Layout } from './layout.ts';
import { readPatients, until } from './look.ts';
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

	/** The patients in the database of a member: their ids, by name; more than one where a name is there twice. */
	async patients({ address }: Machine): Promise<Map<string, string[]>> {
		return readPatients({
			PGHOST: address,
			PGDATABASE: 'hms',
			PGUSER: 'postgres',
			PGPASSWORD: this.layout.superuserPassword,
			PGSSLMODE: 'require',
		});
	}
}

const isUp = (state: string) => state === 'running' || state === 'streaming';
