import { isNotFound } from '../api/failure.ts';

interface RecordQuery<Row> {
	data: Row | undefined;
	error: unknown;
	isPending: boolean;
	isFetching: boolean;
	refetch: () => unknown;
}

/**
 * Of two queries the one that has a record: the active one, or where there is none the archived one, which stays while the first
 * is asked again. Until an archived record has come, the data is the active one's last: a dialog that is open on the page keeps
 * its record.
 */
export function activeOrArchived<Row>(
	active: RecordQuery<Row>,
	archived: RecordQuery<Row>,
): RecordQuery<Row> {
	const isArchived = isNotFound(active.error) || (active.isPending && archived.data !== undefined);
	if (!isArchived) return active;
	const { error, isPending, isFetching, refetch } = archived;
	return { data: archived.data ?? active.data, error, isPending, isFetching, refetch };
}
