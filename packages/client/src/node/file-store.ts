import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { randomKey } from '../random-key.ts';
import { createQueue, type SessionStore, sessionIn } from '../session/store.ts';

/** How long a lock is respected, in milliseconds: longer than a renewal takes. Whoever holds it longer has died. */
const lockLifetime = 60_000;

const isError = (error: unknown, code: string) =>
	error instanceof Error && 'code' in error && error.code === code;

/**
 * Keeps a session in a file that only its owner can read. Processes with the same file share the session, one renews it for all.
 * @param path of the file; beside it there is a lock while somebody writes
 */
export function fileStore(path: string): SessionStore {
	const inThisProcess = createQueue();
	const lock = `${path}.lock`;

	async function tryLock(): Promise<boolean> {
		try {
			await (await open(lock, 'wx')).close();
			return true;
		} catch (error) {
			if (!isError(error, 'EEXIST')) throw error;
			return false;
		}
	}

	/** Removes the lock of a process that died. */
	async function removeOldLock(): Promise<void> {
		try {
			const { mtimeMs } = await stat(lock);
			if (Date.now() - mtimeMs > lockLifetime) await rm(lock, { force: true });
		} catch (error) {
			if (!isError(error, 'ENOENT')) throw error;
		}
	}

	return {
		async read() {
			try {
				return sessionIn(await readFile(path, 'utf8'));
			} catch (error) {
				if (isError(error, 'ENOENT')) return null;
				throw error;
			}
		},
		async write(session) {
			if (session === null) {
				await rm(path, { force: true });
				return;
			}
			// Renamed when it is complete, so that nobody reads half of it.
			const written = `${path}.${randomKey()}`;
			await writeFile(written, JSON.stringify(session), { mode: 0o600 });
			await rename(written, path);
		},
		exclusively: (run) =>
			inThisProcess(async () => {
				await mkdir(dirname(path), { recursive: true });
				while (!(await tryLock())) {
					await removeOldLock();
					await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 30));
				}
				try {
					return await run();
				} finally {
					await rm(lock, { force: true });
				}
			}),
	};
}
