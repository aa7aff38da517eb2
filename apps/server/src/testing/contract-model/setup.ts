import { type TestDatabase, withConnection } from '@hms/db/testing';
import fc from 'fast-check';
import { inject } from 'vitest';
import type { Transport } from './operation.ts';
import { emptyModel, type Model } from './state.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Settings of the comparisons with the model: the seed, which makes the same requests again, and the number of runs. */
		model: { seed: number | undefined; runs: number };
	}
}

/** The API that is compared with the model, its database and its two users. */
export interface ModelSetup {
	transport: Transport;
	target: TestDatabase['target'];
	users: Model['users'];
}

/** Removes all records. @returns a model without records */
export async function clearDatabase({ target, users }: ModelSetup): Promise<Model> {
	await withConnection(target, (sql) =>
		sql.unsafe(
			'truncate patients, doctors, mappings, changes, mrn_counters, idempotency_keys, shares',
		),
	);
	return emptyModel(users);
}

/** A comparison that takes longer fails, and a failing one is made shorter no longer; in milliseconds. */
const timeForRuns = () => 60_000 + inject('model').runs * 5_000;

/** The time limit of a comparison's test, in milliseconds: later than its own, so that fast-check tells what it has found. */
export const timeLimit = () => timeForRuns() + 30_000;

/** The parameters of fast-check. */
export function runParameters() {
	const { seed, runs } = inject('model');
	return {
		...(seed === undefined ? {} : { seed }),
		numRuns: runs,
		plugins: [fc.interruptAfterTimeLimit(timeForRuns(), { failOnInterrupt: true })],
	};
}
