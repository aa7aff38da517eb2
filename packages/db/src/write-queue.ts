import type postgres from 'postgres';
import type { Entry } from './entry.ts';
import type { Insertion, NewRow } from './insertion.ts';
import { prepared } from './prepared.ts';
import { isUnavailable } from './unavailable.ts';

/** So many groups are on their way at most: one that PostgreSQL works on, and one for when it is done. */
const mostUnderWay = 2;

/** Not more rows go together: each waits for all. */
const mostTogether = 64;

interface Waiting {
	values: NewRow<string>;
	resolve: (row: postgres.Row) => void;
	reject: (reason: unknown) => void;
}

/** Rows of one session for one table. */
interface Group {
	insertion: Insertion<{ id: string }, string>;
	userId: string;
	entry: Entry;
	waiting: Waiting[];
}

/**
 * A connection for quick writes. Rows that come while others are on their way are gathered, and those of one session go in
 * one statement: entering the session, confirming on disk and planning cost more than a row does.
 */
export class WriteQueue {
	/** One connection, which runs what it is sent in that order. */
	readonly connection: postgres.Sql;
	#groups: Group[] = [];
	#underWay = 0;

	constructor(connection: postgres.Sql) {
		this.connection = connection;
	}

	/** Adds a row, with others unless that fails. @throws the database's error, which is about this row */
	add<Row extends { id: string }, Name extends string>(
		insertion: Insertion<Row, Name>,
		userId: string,
		values: NewRow<Name>,
		entry: Entry,
	): Promise<Row> {
		return new Promise((resolve, reject) => {
			const open = this.#groups.find(
				(group) =>
					group.insertion === insertion &&
					group.entry === entry &&
					group.waiting.length < mostTogether,
			);
			// Its rows are what the insertion says they are.
			const one = { values, resolve: resolve as Waiting['resolve'], reject };
			if (open) open.waiting.push(one);
			else this.#groups.push({ insertion, userId, entry, waiting: [one] });
			this.#next();
		});
	}

	#next(): void {
		if (this.#underWay === mostUnderWay) return;
		const group = this.#groups.shift();
		if (!group) return;
		this.#underWay++;
		void this.#send(group).then(() => {
			this.#underWay--;
			this.#next();
		});
	}

	/** Every row of it is there afterwards, or told why not. */
	async #send(group: Group): Promise<void> {
		const { insertion, userId, entry, waiting } = group;
		const given = waiting.map(({ values }) => values);
		try {
			const { text, parameters } = insertion.filled(userId, given);
			const rows = await prepared(this.connection, text, parameters, entry);
			const added = new Map(rows.map((row) => [row['id'], row]));
			for (const { values, resolve, reject } of waiting) {
				const row = added.get(values.id);
				if (row) resolve(row);
				else reject(new Error('an insertion returned no row'));
			}
		} catch (error) {
			// Of a lost connection nobody knows whether they were added; else none was, for what may be the fault of one.
			if (waiting.length === 1 || isUnavailable(error))
				for (const { reject } of waiting) reject(error);
			else await Promise.all(waiting.map((one) => this.#send({ ...group, waiting: [one] })));
		}
	}
}
