import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { runningServer } from '@hms/db';
import postgres from 'postgres';

const server = join(import.meta.dirname, '../../server/src');

/** Milliseconds between an end of the product and its next start, as a process manager has them. */
const restartMs = 200;

async function freePort(): Promise<number> {
	const listener = createServer().listen(0, '127.0.0.1');
	await once(listener, 'listening');
	const address = listener.address();
	listener.close();
	await once(listener, 'close');
	if (address === null || typeof address === 'string') throw new Error('there is no port');
	return address.port;
}

/** The processes that a process has started. */
function childrenOf(pid: number): number[] {
	const output = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
	return output
		.trim()
		.split('\n')
		.map((line) => line.trim().split(/\s+/).map(Number))
		.flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));
}

/** The product with its own PostgreSQL, started again whenever it ends, as a process manager would. */
export class Product {
	readonly folder: string;
	readonly #env: Record<string, string>;
	#port = 0;
	#child: ChildProcess | undefined;
	#isStopping = false;
	#superuser: postgres.Sql | undefined;
	/** How often it was started. */
	starts = 0;
	/** What it printed last. */
	output = '';

	/** @param folder where it keeps its data */
	constructor(folder: string, env: Record<string, string> = {}) {
		this.folder = folder;
		this.#env = env;
	}

	get url(): string {
		return `http://127.0.0.1:${this.#port}`;
	}

	async start(): Promise<void> {
		this.#port = await freePort();
		this.#launch();
	}

	#launch(): void {
		const { DATABASE_URL: _elsewhere, ...inherited } = process.env;
		this.starts++;
		const child = spawn(process.execPath, [join(server, 'main.ts')], {
			cwd: this.folder,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: {
				...inherited,
				NODE_ENV: 'production',
				DATA_DIR: this.folder,
				PORT: String(this.#port),
				LOG_LEVEL: 'error',
				LIMIT_SIGN_IN_PER_ACCOUNT: 'off',
				LIMIT_SIGN_IN_PER_ADDRESS: 'off',
				LIMIT_CHANGES_PER_USER: 'off',
				...this.#env,
			},
		});
		for (const stream of [child.stdout, child.stderr]) {
			stream?.setEncoding('utf8').on('data', (text: string) => {
				this.output = (this.output + text).slice(-10_000);
			});
		}
		child.once('exit', () => {
			if (!this.#isStopping) setTimeout(() => this.#isStopping || this.#launch(), restartMs);
		});
		this.#child = child;
	}

	/** The process that serves. */
	get pid(): number {
		return Number(this.#child?.pid);
	}

	/** The first process of PostgreSQL. @throws Error while there is none */
	async postmaster(): Promise<number> {
		const file = join(this.folder, 'postgres/postmaster.pid');
		return Number((await readFile(file, 'utf8')).split('\n')[0]);
	}

	/** PostgreSQL's processes, the first at the front. */
	async postgresProcesses(): Promise<number[]> {
		const first = await this.postmaster();
		return [first, ...childrenOf(first)];
	}

	/** All that belongs to the product. */
	async processes(): Promise<number[]> {
		const postgresql = await this.postgresProcesses().catch(() => []);
		return [...new Set([this.pid, ...childrenOf(this.pid), ...postgresql])];
	}

	/** Does something past row-level security; after a restart of PostgreSQL the first tries may fail. */
	async asSuperuser<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
		const deadline = performance.now() + 30_000;
		for (;;) {
			try {
				return await work(await this.superuser());
			} catch (error) {
				if (performance.now() > deadline) throw error;
				await pause(100);
			}
		}
	}

	/** A connection past row-level security, which outlives the server's restarts. */
	async superuser(): Promise<postgres.Sql> {
		if (this.#superuser) return this.#superuser;
		const target = await runningServer(this.folder);
		if (!target || 'url' in target) throw new Error('PostgreSQL is not ready');
		const password = await readFile(join(this.folder, 'postgres-password'), 'utf8');
		this.#superuser = postgres({
			...target,
			user: 'postgres',
			password,
			max: 2,
			onnotice: () => undefined,
			connect_timeout: 5,
			backoff: () => 0.05,
			connection: { application_name: 'chaos' },
		});
		return this.#superuser;
	}

	/** Waits until it is ready. @throws Error if it is not in time */
	async untilReady(seconds = 60): Promise<void> {
		const deadline = performance.now() + seconds * 1000;
		for (;;) {
			const signal = AbortSignal.timeout(2000);
			const answer = await fetch(`${this.url}/api/health/ready`, { signal }).catch(() => undefined);
			await answer?.body?.cancel();
			if (answer?.ok) return;
			if (performance.now() > deadline) throw new Error(`not ready in time: ${this.output}`);
			await pause(50);
		}
	}

	/** What `npm run verify-audit` says. */
	async verifyAudit(): Promise<{ isIntact: boolean; text: string }> {
		const env = { ...process.env, DATA_DIR: this.folder };
		const run = promisify(execFile)(process.execPath, [join(server, 'verify-audit.ts')], { env });
		return run.then(
			({ stdout }) => ({ isIntact: true, text: stdout }),
			(error: Error & { stdout?: string; stderr?: string }) => ({
				isIntact: false,
				text: `${error.stdout ?? ''}${error.stderr ?? error.message}`,
			}),
		);
	}

	async stop(): Promise<void> {
		this.#isStopping = true;
		await this.#superuser?.end({ timeout: 1 });
		const child = this.#child;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		await ended;
	}
}
