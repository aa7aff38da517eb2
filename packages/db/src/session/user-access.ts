import type { Db } from '../query/drizzle.ts';
import type { Statement, Values } from '../query/statement.ts';

export interface QueryOptions {
	/** Whether it reads and may look at many rows: then it takes turns and has a shorter timeout, see `CostlyReads`. */
	isCostly: boolean;
}

/**
 * A user's access to the database: row-level security shows the rows of one owner, who is that user or shares patients with that
 * user.
 */
export interface UserAccess {
	/** Who acts. */
	readonly userId: string;
	/** Whose rows. */
	readonly ownerId: string;
	/**
	 * The user's access to another owner's patients, as far as they are shared; without a share it sees none. In a transaction,
	 * what follows is about that owner.
	 * @param forWriting lets nobody take the shares back before a transaction ends
	 */
	of(ownerId: string, forWriting: boolean): Promise<UserAccess>;
	/** Runs a statement that reads. @throws SessionEndedError, TooMuchAtOnceError, TookTooLongError, and the database's error */
	read<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]>;
	/** Runs a statement that writes. @throws SessionEndedError, and the database's error */
	write<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]>;
	/** Runs one query of Drizzle's. @throws SessionEndedError, and the database's error */
	query<T>(build: (db: Db) => PromiseLike<T>, options?: QueryOptions): Promise<T>;
	/**
	 * Runs a transaction, READ COMMITTED; an error of `work` rolls it back.
	 * @param work gets Drizzle and the same access within the transaction
	 * @throws SessionEndedError, and the database's errors
	 */
	transaction<T>(
		work: (db: Db, access: UserTransaction) => Promise<T>,
		options?: QueryOptions,
	): Promise<T>;
}

/** A user's access within a transaction: what it writes takes effect with the rest of the transaction. */
export interface UserTransaction extends UserAccess {
	of(ownerId: string, forWriting: boolean): Promise<UserTransaction>;
	/** Runs a statement last, in one flush with `commit`; if it fails, so does the transaction. */
	writeAtCommit<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): void;
}
