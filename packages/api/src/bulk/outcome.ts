import type { ManyOutcome } from '@hms/contracts';

/** The outcome of a bulk command: requested rows that are not in `done` do not exist for this user. */
export function bulkOutcome(requested: string[], done: string[]): ManyOutcome {
	const isDone = new Set(done);
	return {
		done,
		notDone: [...new Set(requested)]
			.filter((id) => !isDone.has(id))
			.map((id) => ({ id, reason: 'not_found' as const })),
	};
}
