import type postgres from 'postgres';
import { awaitCommit } from '../query/after-commit.ts';
import { type Db, drizzleOver } from '../query/drizzle.ts';
import { send } from '../query/prepared.ts';
import type { Message, Statement, Values } from '../query/statement.ts';
import type { UserTransaction } from './user-access.ts';

/** Access within a transaction on a connection. */
export class TransactionAccess implements UserTransaction {
	readonly userId: string;
	readonly db: Db;
	readonly #connection: postgres.Sql;
	readonly #lastWrites: Message[] = [];
	readonly #committed: () => void;

	constructor(connection: postgres.Sql, userId: string) {
		this.#connection = connection;
		this.userId = userId;
		this.db = drizzleOver((text, parameters) => send(connection, text, parameters));
		this.#committed = awaitCommit(this.db);
	}

	async read<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]> {
		const { text, parameters } = statement.message(this.userId, values);
		// The statement says what its rows are.
		return (await send(this.#connection, text, parameters)) as unknown as Row[];
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
		this.#lastWrites.push(statement.message(this.userId, values));
	}

	/** Sends the writes that go with the commit, and `commit`, in one flush. @throws the first error */
	async commit(): Promise<void> {
		const sent: Promise<unknown>[] = this.#lastWrites.map(({ text, parameters }) =>
			send(this.#connection, text, parameters),
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
