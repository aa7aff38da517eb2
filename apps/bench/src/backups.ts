import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Target } from './databases.ts';
import { options } from './options.ts';
import { program, root } from './programs.ts';

/** Anybody's: what is encrypted to it is thrown away. */
const key = 'age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z';

const folder = join(options.folder, 'backups');

/** Backups of a database, made as `npm run backup` does. */
export class Backups {
	/** The most resident memory that was seen, in bytes. */
	memory = 0;
	readonly #target: Target;

	constructor(target: Target) {
		this.#target = target;
	}

	/** Does something while a backup is made, which ends with it. @throws Error if the backup was over before */
	async during<T>(work: () => Promise<T>): Promise<T> {
		const backup = await this.#start();
		const watch = setInterval(() => this.#look(backup), 100);
		try {
			const result = await work();
			if (backup.exitCode !== null) throw new Error('a backup was over sooner: take more patients');
			return result;
		} finally {
			clearInterval(watch);
			await program(backup, '').stop();
		}
	}

	/** Makes a whole backup. @returns how many seconds it took */
	async make(): Promise<number> {
		const begin = performance.now();
		const backup = await this.#start();
		const watch = setInterval(() => this.#look(backup), 100);
		if (backup.exitCode === null) await once(backup, 'exit');
		clearInterval(watch);
		if (backup.exitCode !== 0) throw new Error(`a backup ended with ${backup.exitCode}`);
		return (performance.now() - begin) / 1000;
	}

	#look(backup: ChildProcess): void {
		if (existsSync(`/proc/${backup.pid}`)) {
			this.memory = Math.max(this.memory, program(backup, '').memory() || 0);
		}
	}

	/** @returns a backup that has begun to write */
	async #start(): Promise<ChildProcess> {
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder);
		const { host, database, user, password } = this.#target;
		const command = join(root, 'apps/server/src/backup.ts');
		const child = spawn(process.execPath, [command, '--to', join(folder, 'bench.backup')], {
			stdio: ['ignore', 'ignore', 'inherit'],
			env: {
				PATH: process.env['PATH'],
				NODE_ENV: 'production',
				DATA_DIR: options.folder,
				BACKUP_KEY: key,
				DATABASE_URL: `postgres:///${database}`,
				...{ PGHOST: host, PGUSER: user, PGPASSWORD: password },
			},
		});
		while ((await readdir(folder)).length === 0) {
			if (child.exitCode !== null) throw new Error(`a backup ended with ${child.exitCode}`);
			await delay(20);
		}
		return child;
	}
}
