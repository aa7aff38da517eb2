import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ConnectionTarget } from '@hms/db';
import type { BackupPlan, Outcome } from './backup-due.ts';

/**
 * Makes a backup in another thread if one is due.
 * @throws what ended the thread before its time
 */
export async function makeInThread(
	target: ConnectionTarget,
	plan: BackupPlan,
	{ now, signal }: { now: Date; signal: AbortSignal },
): Promise<Outcome> {
	const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), {
		workerData: { target, plan, now },
	});
	const stop = () => worker.postMessage('stop');
	signal.addEventListener('abort', stop, { once: true });
	const ended = once(worker, 'exit');
	try {
		const [outcome] = await Promise.race([
			once(worker, 'message'),
			ended.then(([code]) => {
				throw new Error(`the thread of the backup ended with ${code}`);
			}),
		]);
		return outcome;
	} finally {
		signal.removeEventListener('abort', stop);
		await ended.catch(() => undefined);
	}
}
