import type postgres from 'postgres';
import type { Entry, Parameters } from './entry.ts';

/**
 * The statements that PostgreSQL plans once a connection, and keeps: there is an end to them, since who combines filters
 * could make it keep thousands.
 */
const planned = new Set<string>();
const mostPlanned = 400;

/**
 * Sent at once.
 * @param first what runs before it, see `UserAccess`
 * @param joins whether it may be one transaction with others that `first` precedes, see `togetherOrAlone`
 */
export function prepared(
	connection: postgres.Sql,
	text: string,
	parameters: Parameters,
	first?: Entry,
	joins = false,
) {
	if (planned.size < mostPlanned) planned.add(text);
	const prepare = planned.has(text);
	return connection.unsafe(text, parameters, { prepare, simple: false, first, joins }).execute();
}

/** What only reads, in one transaction with others of its session that come at once; if one of those fails, in its own. */
export async function togetherOrAlone(
	connection: postgres.Sql,
	text: string,
	parameters: Parameters,
	first: Entry,
) {
	try {
		return await prepared(connection, text, parameters, first, true);
	} catch (error) {
		const isSkipped = error instanceof Error && 'code' in error && error.code === 'QUERY_SKIPPED';
		if (!isSkipped) throw error;
		return prepared(connection, text, parameters, first);
	}
}
