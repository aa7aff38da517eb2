import type { ManyOutcome } from '@hms/contracts';

/** What became of rows that were asked for by id: those that were not done are not there for this user. */
export function outcomeOf(asked: string[], done: string[]): ManyOutcome {
	const known = new Set(done);
	return {
		done,
		notDone: [...new Set(asked)]
			.filter((id) => !known.has(id))
			.map((id) => ({ id, reason: 'not_found' as const })),
	};
}
