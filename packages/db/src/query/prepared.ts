import type postgres from 'postgres';
import type { Parameters } from '../pool/connect.ts';

/**
 * Texts of statements that are prepared: PostgreSQL keeps each of them and its plan for every connection. Their number is
 * limited, because a client that combines filters could otherwise make PostgreSQL keep thousands.
 */
const prepared = new Set<string>();
const maxPrepared = 400;

/** Sends a statement at once, without waiting for the answers of those sent before. */
export function send<Row extends object = postgres.Row>(
	connection: postgres.Sql,
	text: string,
	parameters: Parameters,
) {
	if (prepared.size < maxPrepared) prepared.add(text);
	return connection.unsafe<Row[]>(text, parameters, { prepare: prepared.has(text) }).execute();
}
