import { type TestDatabase, withConnection } from '@hms/db/testing';
import { inject } from 'vitest';
import type { Transport } from './operation.ts';
import { emptyModel, type Model } from './state.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/**
		 * Settings of the comparisons with the model: the seed, which reproduces a run; the number of runs; and the time after
		 * which no further run begins.
		 */
		model: { seed: number | undefined; runs: number; milliseconds: number };
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
		sql.unsafe('truncate patients, doctors, mappings, changes, mrn_counters, idempotency_keys'),
	);
	return emptyModel(users);
}

/** A test's time limit in milliseconds: the runs, one that began just before their end, and shrinking a failure. */
export const timeLimit = () => inject('model').milliseconds + 60_000;

/** The parameters of fast-check, and whether the time for runs is over. */
export function runSettings() {
	const { seed, runs, milliseconds } = inject('model');
	const end = performance.now() + milliseconds;
	return {
		parameters: { ...(seed === undefined ? {} : { seed }), numRuns: runs },
		isOver: () => performance.now() > end,
	};
}
