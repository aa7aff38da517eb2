import type postgres from 'postgres';
import { type Db, drizzleOver } from '../query/drizzle.ts';
import { send } from '../query/prepared.ts';
import type { Statement, Values } from '../query/statement.ts';
import type { UserAccess } from './user-access.ts';

/** Access within a transaction: what it writes takes effect with the rest of the transaction. */
export class TransactionAccess implements UserAccess {
	readonly userId: string;
	readonly db: Db;
	readonly #connection: postgres.Sql;

	constructor(connection: postgres.Sql, userId: string) {
		this.#connection = connection;
		this.userId = userId;
		this.db = drizzleOver((text, parameters) => send(connection, text, parameters));
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

	async query<T>(build: (db: Db) => PromiseLike<T>): Promise<T> {
		return build(this.db);
	}

	transaction<T>(work: (db: Db, access: UserAccess) => Promise<T>): Promise<T> {
		return work(this.db, this);
	}
}
