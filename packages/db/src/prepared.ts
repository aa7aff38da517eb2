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
 * @param joins whether it only reads, and may be one transaction with others that `first` precedes
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
