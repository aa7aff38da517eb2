import type { ManyOutcome } from '@hms/contracts';
import type { UserAccess } from '@hms/db';
import { listReadable, type Subject } from '../access/shared.ts';

/**
 * The outcome of a bulk command on the user's own rows. Requested rows that are not in `done` do not exist for this user, or are
 * only shared with them.
 */
export async function bulkOutcome(
	access: UserAccess,
	kind: Subject['kind'],
	requested: string[],
	done: string[],
): Promise<ManyOutcome> {
	const isDone = new Set(done);
	const others = [...new Set(requested)].filter((id) => !isDone.has(id));
	const readable = new Set(await listReadable(access, kind, others));
	return {
		done,
		notDone: others.map((id) => ({ id, reason: readable.has(id) ? 'forbidden' : 'not_found' })),
	};
}
