import type postgres from 'postgres';
import { awaitCommit } from '../query/after-commit.ts';
import { type Db, drizzleOver } from '../query/drizzle.ts';
import type { Sender } from '../query/sender.ts';
import type { Message, Parties, Statement, Values } from '../query/statement.ts';
import { shareEntry } from './session-check.ts';
import type { UserTransaction } from './user-access.ts';

/** Access within a transaction on a connection. */
export class TransactionAccess implements UserTransaction {
	readonly userId: string;
	readonly ownerId: string;
	readonly db: Db;
	readonly #connection: postgres.Sql;
	readonly #sender: Sender;
	readonly #lastWrites: Message[];
	readonly #committed: () => void;

	/** @param whole the access that the transaction began with, where this is about another owner within it */
	constructor(
		connection: postgres.Sql,
		sender: Sender,
		parties: Parties,
		whole?: TransactionAccess,
	) {
		this.#connection = connection;
		this.#sender = sender;
		this.userId = parties.userId;
		this.ownerId = parties.ownerId;
		this.#lastWrites = whole ? whole.#lastWrites : [];
		this.db =
			whole?.db ?? drizzleOver((text, parameters) => sender.send(connection, text, parameters));
		this.#committed = whole ? whole.#committed : awaitCommit(this.db);
	}

	async of(ownerId: string, forWriting: boolean): Promise<TransactionAccess> {
		const { text, parameters } = shareEntry(ownerId, forWriting);
		await this.#sender.send(this.#connection, text, parameters);
		return new TransactionAccess(
			this.#connection,
			this.#sender,
			{ userId: this.userId, ownerId },
			this,
		);
	}

	async read<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]> {
		const { text, parameters } = statement.message(this, values);
		// The statement says what its rows are.
		return (await this.#sender.send(this.#connection, text, parameters)) as unknown as Row[];
	}

	write<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]> {
		return this.read(statement, values);
	}

	writeAtCommit<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): void {
		this.#lastWrites.push(statement.message(this, values));
	}

	/** Sends the writes that go with the commit, and `commit`, in one flush. @throws the first error */
	async commit(): Promise<void> {
		const sent: Promise<unknown>[] = this.#lastWrites.map(({ text, parameters }) =>
			this.#sender.send(this.#connection, text, parameters),
		);
		// After an error `commit` rolls back.
		sent.push(this.#connection.unsafe('commit').execute());
		const failed = (await Promise.allSettled(sent)).find(({ status }) => status === 'rejected');
		if (failed?.status === 'rejected') throw failed.reason;
		this.#committed();
	}

	async query<T>(build: (db: Db) => PromiseLike<T>): Promise<T> {
		return build(this.db);
	}

	transaction<T>(work: (db: Db, access: UserTransaction) => Promise<T>): Promise<T> {
		return work(this.db, this);
	}
}
