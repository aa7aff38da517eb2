import type postgres from 'postgres';
import type { Sender } from '../query/sender.ts';
import { nothingRead, type ReaderColumn, type Statement, type Values } from '../query/statement.ts';
import { type SessionParameters, withSessionEnded } from '../session/session-check.ts';
import { withTimeout } from './timeouts.ts';

/** The longest that a read waits for a connection and its answer together, in milliseconds: PostgreSQL gives up before that. */
const readTimeoutMs = 20_000;

/** An answer came to a read that had not asked for it. */
export class MismatchedAnswerError extends Error {
	override name = 'MismatchedAnswerError';
}

/**
 * Connections that quick reads of all users share. Reads are pipelined: each is sent without waiting for the answers to those
 * before it. One connection to two cores keeps PostgreSQL as busy as Node can.
 *
 * Each read is a single statement that checks its own session, so nothing of a user is left on a connection. Each answer names the
 * read that it belongs to, and is compared before anything is returned: if the driver ever assigned an answer to another read, the
 * connection is closed and nobody gets its rows.
 */
export class SharedReads {
	readonly #sender: Sender;
	readonly #open: () => postgres.Sql;
	readonly #connections: postgres.Sql[];
	#number = 0;

	/** @param open makes a pool of one connection */
	constructor(count: number, sender: Sender, open: () => postgres.Sql) {
		this.#sender = sender;
		this.#open = open;
		this.#connections = Array.from({ length: count }, open);
	}

	/**
	 * @param ownerId a colleague whose patients are read, as far as they are shared; absent: the user's own rows
	 * @throws SessionEndedError, NoConnectionError, MismatchedAnswerError, and the database's error
	 */
	async read<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		session: SessionParameters,
		values: Values<Name>,
		ownerId?: string,
	): Promise<Row[]> {
		const number = this.#number++ % Number.MAX_SAFE_INTEGER;
		const index = number % this.#connections.length;
		const connection = this.#connections[index];
		if (!connection) throw new Error('there are no shared connections');
		const { text, parameters } = statement.sharedRead(session, number, values, ownerId);
		let rows: ReaderColumn[];
		try {
			rows = await withTimeout(
				this.#sender.send<ReaderColumn>(connection, text, parameters),
				readTimeoutMs,
			);
		} catch (error) {
			throw withSessionEnded(error);
		}
		const first = rows.shift();
		if (first?.readFor !== `${session.userId} ${number}`) {
			this.#replace(index, connection);
			throw new MismatchedAnswerError('a shared connection answered another read');
		}
		if (rows[0]?.readFor === nothingRead) return [];
		// The statement says what its rows are.
		return rows as object[] as Row[];
	}

	/** Closes a connection at once, which fails whatever still waits for its answers. */
	#replace(index: number, connection: postgres.Sql): void {
		if (this.#connections[index] !== connection) return;
		this.#connections[index] = this.#open();
		void connection.end({ timeout: 0 });
	}

	/** Lets reads finish for so many seconds. */
	async close(seconds: number): Promise<void> {
		await Promise.all(this.#connections.map((connection) => connection.end({ timeout: seconds })));
	}
}
