import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pathOf = (program: string) => fileURLToPath(new URL(program, import.meta.url));

interface LaunchOptions {
	settings?: Record<string, string>;
	args?: string[];
	/** JavaScript that runs before the product. */
	before?: string;
}

/** A data folder, and processes of the product that use it, each on a port of its own. */
export async function openDataFolder() {
	const folder = await mkdtemp(join(tmpdir(), 'hms-product-'));
	const running = new Set<ChildProcess>();

	function run(program: string, { settings = {}, args = [], before }: LaunchOptions = {}) {
		const { DATABASE_URL: _elsewhere, ...inherited } = process.env;
		const early = before ? ['--import', `data:text/javascript,${encodeURIComponent(before)}`] : [];
		const child = spawn(process.execPath, [...early, pathOf(program), ...args], {
			env: { ...inherited, NODE_ENV: 'production', DATA_DIR: folder, PORT: '0', ...settings },
			cwd: folder,
		});
		running.add(child);
		let output = '';
		const written = new EventEmitter();
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (text) => {
				output += text;
				written.emit('more');
			});
		}
		const ended = once(child, 'close').then(([code, signal]) => {
			running.delete(child);
			return { code: code as number | null, signal: signal as string | null, output };
		});
		return {
			child,
			ended,
			pid: Number(child.pid),
			kill: (signal: NodeJS.Signals) => child.kill(signal),
			output: () => output,
			/** Waits for a text in the output. @throws if the process ends first */
			async until(pattern: RegExp): Promise<string> {
				for (;;) {
					const [found, part = found] = pattern.exec(output) ?? [];
					if (part !== undefined) return part;
					const failed = await Promise.race([ended, once(written, 'more').then(() => undefined)]);
					if (failed && !pattern.test(output)) throw new Error(`it ended: ${failed.output}`);
				}
			},
			/** The URL at which it is ready. */
			ready(): Promise<string> {
				return this.until(/Ready at (http\S+)/);
			},
		};
	}

	return {
		path: folder,
		launch: (launch?: LaunchOptions) => run('main.ts', launch),
		admin: (args: string[], launch?: LaunchOptions) => run('admin.ts', { ...launch, args }),
		verifyAudit: (args: string[], launch?: LaunchOptions) =>
			run('verify-audit.ts', { ...launch, args }),
		doctor: (args: string[], launch?: LaunchOptions) => run('doctor.ts', { ...launch, args }),
		erase: (args: string[], launch?: LaunchOptions) => run('erase.ts', { ...launch, args }),
		backup: (args: string[], launch?: LaunchOptions) => run('backup.ts', { ...launch, args }),
		restore: (args: string[], launch?: LaunchOptions) => run('restore.ts', { ...launch, args }),
		/** The id of the database's process, once it runs. */
		async postgresPid(): Promise<number> {
			const file = join(folder, 'postgres/postmaster.pid');
			return Number((await readFile(file, 'utf8')).split('\n')[0]);
		},
		async close() {
			for (const child of running) {
				child.kill('SIGKILL');
				await once(child, 'close');
			}
			await rm(folder, { recursive: true, maxRetries: 20, retryDelay: 250 });
		},
	};
}

export type DataFolder = Awaited<ReturnType<typeof openDataFolder>>;

/** Whether a process runs, and is no zombie. */
export async function isRunning(pid: number): Promise<boolean> {
	try {
		process.kill(pid, 0);
	} catch {
		return false;
	}
	const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
	return !/\) Z /.test(stat);
}
