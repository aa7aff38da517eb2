import { AccessRecorder } from '@hms/api';
import { type Database, purgeAccesses, recordAccesses, sealChanges } from '@hms/db';
import type { FastifyBaseLogger } from 'fastify';
import { describeError } from './log.ts';

/** Milliseconds between two looks at whether there are changes to be chained, */
const sealEveryMs = 1000;
/** and records that have been kept long enough. */
const purgeEveryMs = 3_600_000;

/** What records who saw patients. */
export const accessRecorder = (database: Database, log: FastifyBaseLogger) =>
	new AccessRecorder(
		(accesses) => recordAccesses(database, accesses),
		(error) => log.error({ error: describeError(error) }, 'who saw patients was not recorded'),
	);

/**
 * Chains the history while the process runs, also what another process left unchained, and deletes records of who saw patients
 * once they have been kept long enough.
 * @returns stops it, after the history of this process is chained
 */
export function keepRecords(
	database: Database,
	{ accessDays }: { accessDays: number },
	log: FastifyBaseLogger,
): () => Promise<void> {
	const failed = (message: string) => (error: unknown) =>
		log.error({ error: describeError(error) }, message);
	const sealing = repeated(
		() => sealChanges(database),
		sealEveryMs,
		failed('the history was not chained'),
	);
	const purging = repeated(
		() => purgeAccesses(database, accessDays),
		purgeEveryMs,
		failed('old records of who saw patients were not deleted'),
	);
	return async () => {
		await Promise.all([sealing.stop(), purging.stop()]);
		await sealing.run();
	};
}

/** Runs work at once, and again so many milliseconds after each time that it ended. */
function repeated(work: () => Promise<void>, everyMs: number, onError: (error: unknown) => void) {
	let timer: NodeJS.Timeout | undefined;
	let isStopped = false;
	const run = () => work().catch(onError);
	let running: Promise<void>;
	const next = () => {
		running = run().then(() => {
			if (!isStopped) timer = setTimeout(next, everyMs);
		});
	};
	next();
	return {
		run,
		async stop() {
			isStopped = true;
			clearTimeout(timer);
			await running;
		},
	};
}
