import { type TestDatabase, withConnection } from '@hms/db/testing';
import { inject } from 'vitest';
import type { Transport } from './operation.ts';
import type { State } from './records.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/**
		 * How comparisons with the model are made: with which seed, to make the same again; how many; and for how long at
		 * most, so that a busy machine makes fewer.
		 */
		model: { seed: number | undefined; runs: number; milliseconds: number };
	}
}

/** Where the model is compared with the real thing. */
export interface Stage {
	transport: Transport;
	target: TestDatabase['target'];
	users: State['users'];
}

/** A clinic without records, in reality and in the model. */
export async function emptied({ target, users }: Stage): Promise<State> {
	await withConnection(target, (sql) =>
		sql.unsafe('truncate patients, doctors, mappings, changes, mrn_counters, idempotency_keys'),
	);
	return { rows: new Map(), log: [], kept: new Map(), users };
}

/** How long a test may take: the time for its comparisons, for one begun just before its end, and for finding the shortest. */
export const timeLimit = () => inject('model').milliseconds + 60_000;

/** How a property is checked, and when it is time to stop. */
export function effort() {
	const { seed, runs, milliseconds } = inject('model');
	const end = performance.now() + milliseconds;
	return {
		parameters: { ...(seed === undefined ? {} : { seed }), numRuns: runs },
		isOver: () => performance.now() > end,
	};
}
