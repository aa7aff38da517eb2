import { AccessRecorder } from '@hms/api';
import { type Database, recordAccesses, sealChanges } from '@hms/db';
import type { FastifyBaseLogger } from 'fastify';
import { describeError } from './log.ts';

/** Milliseconds between two looks at whether there are changes to be chained. */
const sealEveryMs = 1000;

/** How often who saw patients was not recorded, and the history not chained, since the process started. Both are tried again. */
export class RecordFailures {
	accesses = 0;
	history = 0;
}

/** What records who saw patients. */
export const accessRecorder = (
	database: Database,
	log: FastifyBaseLogger,
	failures: RecordFailures,
) =>
	new AccessRecorder(
		(accesses) => recordAccesses(database, accesses),
		(error) => {
			failures.accesses++;
			log.error({ error: describeError(error) }, 'who saw patients was not recorded');
		},
	);

/**
 * Chains the history while the process runs, also what another process left unchained.
 * @returns stops it, after the history of this process is chained
 */
export function keepSealing(
	database: Database,
	log: FastifyBaseLogger,
	failures: RecordFailures,
): () => Promise<void> {
	const seal = () =>
		sealChanges(database).catch((error: unknown) => {
			failures.history++;
			log.error({ error: describeError(error) }, 'the history was not chained');
		});
	let timer: NodeJS.Timeout | undefined;
	let isStopped = false;
	let running: Promise<void>;
	const next = () => {
		running = seal().then(() => {
			if (!isStopped) timer = setTimeout(next, sealEveryMs);
		});
	};
	next();
	return async () => {
		isStopped = true;
		clearTimeout(timer);
		await running;
		await seal();
	};
}
