// Makes one backup, in a thread of its own: requests of users do not wait while it compresses and encrypts.

import { parentPort, workerData } from 'node:worker_threads';
import { makeDueBackup } from './backup-due.ts';

const stop = new AbortController();
parentPort?.once('message', () => stop.abort());
const outcome = await makeDueBackup(workerData.target, workerData.plan, {
	now: workerData.now,
	signal: stop.signal,
});
parentPort?.postMessage(outcome);
parentPort?.close();
