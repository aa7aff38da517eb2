import type { Access } from './access.ts';
import type { Db } from './client.ts';
import type { RowRead } from './row-read.ts';
import type { RowValues, RowWrite } from './row-write.ts';
import type { Statement, Values } from './statement.ts';

/** Access within a transaction that is open already: what runs here takes effect with all else in it. */
export class JoinedAccess implements Access {
	readonly userId: string;
	readonly #db: Db;

	constructor(db: Db, userId: string) {
		this.#db = db;
		this.userId = userId;
	}

	async run<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]> {
		// Its rows are what the statement says they are, whoever runs it.
		return (await this.#db.execute(statement.with(this.userId, values))) as unknown as Row[];
	}

	async read<Row extends { id: string }, Name extends string>(
		read: RowRead<Row, Name>,
		id: string,
	): Promise<Row | undefined> {
		const [row] = await this.#db.execute(read.with(this.userId, [id]));
		// As in run().
		return row as unknown as Row | undefined;
	}

	async write<Row extends { id: string }, Name extends string>(
		write: RowWrite<Row, Name>,
		values: RowValues<Name>,
	): Promise<Row | undefined> {
		const [row] = await this.#db.execute(write.with(this.userId, values));
		// As in run().
		return row as unknown as Row | undefined;
	}

	async single<T>(query: (db: Db) => PromiseLike<T>): Promise<T> {
		return query(this.#db);
	}

	transaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
		return work(this.#db);
	}
}
