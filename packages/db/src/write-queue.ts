import postgres from 'postgres';
import type { SessionEntry } from './entry.ts';
import { prepared } from './prepared.ts';
import type { RowValues, RowWrite } from './row-write.ts';
import { mostTogether } from './waiting.ts';

/** So many groups of a session are on their way at most: one that PostgreSQL works on, and one for when it is done. */
const mostUnderWay = 2;

interface Waiting {
	values: RowValues<string>;
	/** Nobody waits for it any more after this, on the queue's clock. */
	until: number;
	resolve: (row: postgres.Row | undefined) => void;
	reject: (reason: unknown) => void;
}

/** Rows that may go together: written alike, and no two of one id. */
interface Group {
	write: RowWrite<{ id: string }, string>;
	waiting: Waiting[];
}

/** What a session writes. */
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
	readonly #clock: () => number;
	readonly #lines = new Map<SessionEntry, Line>();

	/** @param clock tells milliseconds since any moment */
	constructor(connection: postgres.Sql, clock = () => performance.now()) {
		this.connection = connection;
		this.#clock = clock;
	}

	/**
	 * Writes a row, with others unless that fails.
	 * @param patience in milliseconds, after which it is not sent any more
	 * @returns what the write answers of the row, undefined for one that it left out
	 * @throws the database's error, which is about this row
	 */
	add<Row extends { id: string }, Name extends string>(
		write: RowWrite<Row, Name>,
		values: RowValues<Name>,
		entry: SessionEntry,
		patience: number,
	): Promise<Row | undefined> {
		const line = this.#lines.get(entry) ?? { groups: [], underWay: 0 };
		this.#lines.set(entry, line);
		return new Promise((resolve, reject) => {
			const open = line.groups.find(
				({ write: same, waiting }) =>
					same === write &&
					waiting.length < mostTogether &&
					waiting.every((one) => one.values.id !== values.id),
			);
			const one = {
				values,
				until: this.#clock() + patience,
				// Its rows are what the write says they are.
				resolve: resolve as Waiting['resolve'],
				reject,
			};
			if (open) open.waiting.push(one);
			else line.groups.push({ write, waiting: [one] });
			this.#next(entry, line);
		});
	}

	#next(entry: SessionEntry, line: Line): void {
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

	/** Whoever waits for a row of it is told afterwards. */
	async #send(entry: SessionEntry, group: Group): Promise<void> {
		const now = this.#clock();
		// Whoever was told that it took too long may try again, and must not find two.
		const wanted = group.waiting.filter(({ until }) => until > now);
		if (wanted.length === 0) return;
		try {
			const { text, parameters } = group.write.together(
				entry.userId,
				wanted.map(({ values }) => values),
			);
			const rows = await prepared(this.connection, text, parameters, entry);
			const written = new Map(rows.map((row) => [row['id'], row]));
			for (const { values, resolve } of wanted) resolve(written.get(values.id));
		} catch (error) {
			if (wanted.length > 1 && isRefusal(error)) {
				// One after the other, each only if it is waited for still.
				for (const one of wanted) await this.#send(entry, { ...group, waiting: [one] });
			} else for (const { reject } of wanted) reject(error);
		}
	}
}

/**
 * Whether PostgreSQL took none of the rows, for what may be the fault of one: also when that one waited too long, or in a circle.
 * Of a lost connection nobody knows.
 */
const isRefusal = (error: unknown) =>
	error instanceof postgres.PostgresError && !/^(08|53300|3D000|57P0)/.test(error.code);
