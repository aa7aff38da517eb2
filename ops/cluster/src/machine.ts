import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A program of a machine, and its environment. */
export interface Program {
	command: string[];
	env: Record<string, string>;
	cwd?: string;
}

/** PostgreSQL refuses to run as root, so everything runs as the account of Debian's package then. */
export const asOther =
	process.getuid?.() === 0 ? ['--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];

/** A machine of the cluster: an address of the loopback network, and the processes that run at it. */
export class Machine {
	readonly name: string;
	readonly address: string;
	/** Where its programs keep their data and write their logs. */
	readonly folder: string;
	readonly #programs: Map<string, Program>;
	readonly #children = new Map<string, ChildProcess>();

	constructor(name: string, address: string, folder: string, programs: Record<string, Program>) {
		this.name = name;
		this.address = address;
		this.folder = folder;
		this.#programs = new Map(Object.entries(programs));
	}

	/** Starts the programs that do not run. */
	start(): void {
		for (const [name, { command, env, cwd = this.folder }] of this.#programs) {
			if (isRunning(this.#children.get(name))) continue;
			const log = openSync(join(this.folder, `${name}.log`), 'a');
			// Nothing outlives the rehearsal, whatever ends that.
			const args = ['--pdeathsig=TERM', ...asOther, '--', ...command];
			const child = spawn('setpriv', args, {
				cwd,
				env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...env },
				stdio: ['ignore', log, log],
				detached: true,
			});
			closeSync(log);
			this.#children.set(name, child);
		}
	}

	/** Sends a signal to every process of the machine at once, as a loss of power or a stalled machine meets all of them. */
	async signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
		const roots = [...this.#children.values()].filter(isRunning).map(({ pid }) => Number(pid));
		for (const pid of withDescendants([...roots, ...(await this.#postmasters())])) {
			send(pid, signal);
		}
		if (signal === 'SIGKILL') await this.#ended();
	}

	/** Kills PostgreSQL alone. */
	async killPostgres(): Promise<void> {
		for (const pid of await this.#postmasters()) send(pid, 'SIGKILL');
	}

	/** Asks its programs to end, and waits for that. @throws Error if one did not end in order */
	async stop(): Promise<void> {
		for (const child of this.#children.values()) child.kill('SIGTERM');
		await this.#ended();
		for (const [name, { exitCode }] of this.#children) {
			if (exitCode !== 0) throw new Error(`${name} of ${this.name} ended with ${exitCode}`);
		}
	}

	async #ended(): Promise<void> {
		const running = [...this.#children.values()].filter(isRunning);
		await Promise.all(running.map((child) => once(child, 'exit')));
	}

	/** Patroni starts PostgreSQL in a session of its own, so it is found by its file. */
	async #postmasters(): Promise<number[]> {
		const file = join(this.folder, 'data/postmaster.pid');
		const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT') return '';
			throw error;
		});
		const pid = Number.parseInt(text, 10);
		return Number.isNaN(pid) ? [] : [pid];
	}
}

const isRunning = (child: ChildProcess | undefined): child is ChildProcess =>
	child !== undefined && child.exitCode === null && child.signalCode === null;

function send(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		// It has ended already.
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

function withDescendants(roots: number[]): number[] {
	const pairs = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
		.trim()
		.split('\n')
		.map((line) => line.trim().split(/\s+/).map(Number));
	const found = new Set(roots);
	for (const pid of found) {
		for (const [child, parent] of pairs) {
			if (parent === pid && child !== undefined) found.add(child);
		}
	}
	return [...found];
}
