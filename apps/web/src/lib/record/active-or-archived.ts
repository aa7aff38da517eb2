import { isNotFound } from '../api/failure.ts';

interface RecordQuery {
	data: unknown;
	error: unknown;
	isPending: boolean;
}

/**
 * Of two queries the one that has a record: the active one, or where there is none the archived one, which stays while the first
 * is asked again.
 */
export const activeOrArchived = <Query extends RecordQuery>(
	active: Query,
	archived: Query,
): Query =>
	isNotFound(active.error) || (active.isPending && archived.data !== undefined) ? archived : active;
