import type postgres from 'postgres';
import type { Parameters } from '../pool/connect.ts';

const maxPrepared = 400;

/** Sends the statements of a pool, and decides which of them are prepared. */
export class Sender {
	/**
	 * Texts of statements that are prepared: PostgreSQL keeps each of them and its plan for every connection. Their number is
	 * limited, because a client that combines filters could otherwise make PostgreSQL keep thousands.
	 */
	readonly #prepared = new Set<string>();

	/** Sends a statement at once, without waiting for the answers of those sent before. */
	send<Row extends object = postgres.Row>(
		connection: postgres.Sql,
		text: string,
		parameters: Parameters,
	) {
		if (this.#prepared.size < maxPrepared) this.#prepared.add(text);
		const prepare = this.#prepared.has(text);
		return connection.unsafe<Row[]>(text, parameters, { prepare }).execute();
	}
}
