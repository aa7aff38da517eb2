import postgres from 'postgres';
import type { Entry } from './entry.ts';
import type { Insertion, NewRow } from './insertion.ts';
import { prepared } from './prepared.ts';
import { isUnavailable } from './unavailable.ts';

/** So many groups of a session are on their way at most: one that PostgreSQL works on, and one for when it is done. */
const mostUnderWay = 2;

/** Not more rows go together: each waits for all. */
const mostTogether = 64;

interface Waiting {
	values: NewRow<string>;
	/** Nobody waits for it any more after this, on the clock of `performance.now()`. */
	until: number;
	resolve: (row: postgres.Row) => void;
	reject: (reason: unknown) => void;
}

/** Rows for one table that may go together. */
interface Group {
	insertion: Insertion<{ id: string }, string>;
	userId: string;
	waiting: Waiting[];
}

/** What a session adds. */
interface Line {
	groups: Group[];
	underWay: number;
}

/**
 * A connection for quick writes. Rows of a session that come while others of it are on their way are gathered, and go in one
 * statement: entering the session, confirming on disk and planning cost more than a row does.
 */
export class WriteQueue {
	/** One connection, which runs what it is sent in that order. */
	readonly connection: postgres.Sql;
	readonly #lines = new Map<Entry, Line>();

	constructor(connection: postgres.Sql) {
		this.connection = connection;
	}

	/**
	 * Adds a row, with others unless that fails.
	 * @param patience in milliseconds, after which it is not sent any more
	 * @throws the database's error, which is about this row
	 */
	add<Row extends { id: string }, Name extends string>(
		insertion: Insertion<Row, Name>,
		userId: string,
		values: NewRow<Name>,
		entry: Entry,
		patience: number,
	): Promise<Row> {
		const line = this.#lines.get(entry) ?? { groups: [], underWay: 0 };
		this.#lines.set(entry, line);
		return new Promise((resolve, reject) => {
			const open = line.groups.find(
				(group) => group.insertion === insertion && group.waiting.length < mostTogether,
			);
			const one = {
				values,
				until: performance.now() + patience,
				// Its rows are what the insertion says they are.
				resolve: resolve as Waiting['resolve'],
				reject,
			};
			if (open) open.waiting.push(one);
			else line.groups.push({ insertion, userId, waiting: [one] });
			this.#next(entry, line);
		});
	}

	#next(entry: Entry, line: Line): void {
		if (line.underWay === mostUnderWay) return;
		const group = line.groups.shift();
		if (!group) {
			if (line.underWay === 0) this.#lines.delete(entry);
			return;
		}
		line.underWay++;
		void this.#send(entry, group).then(() => {
			line.underWay--;
			this.#next(entry, line);
		});
	}

	/** Every row of it is there afterwards, or told why not. */
	async #send(entry: Entry, { insertion, userId, waiting }: Group): Promise<void> {
		const now = performance.now();
		// Whoever was told that it took too long may try again, and must not find two.
		const wanted = waiting.filter(({ until }) => until > now);
		if (wanted.length === 0) return;
		try {
			const { text, parameters } = insertion.filled(
				userId,
				wanted.map(({ values }) => values),
			);
			const rows = await prepared(this.connection, text, parameters, entry);
			const added = new Map(rows.map((row) => [row['id'], row]));
			for (const { values, resolve, reject } of wanted) {
				const row = added.get(values.id);
				if (row) resolve(row);
				else reject(new Error('an insertion returned no row'));
			}
		} catch (error) {
			if (wanted.length > 1 && isRefusal(error)) {
				const alone = wanted.map((one) => ({ insertion, userId, waiting: [one] }));
				await Promise.all(alone.map((group) => this.#send(entry, group)));
			} else for (const { reject } of wanted) reject(error);
		}
	}
}

/** Whether PostgreSQL took none of the rows, for what may be the fault of one. Of a lost connection nobody knows. */
const isRefusal = (error: unknown) =>
	error instanceof postgres.PostgresError && !isUnavailable(error);
