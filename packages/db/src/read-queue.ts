import type postgres from 'postgres';
import { type Entry, unlessEnded } from './entry.ts';
import { togetherOrAlone } from './prepared.ts';
import type { RowRead } from './row-read.ts';
import { inTime } from './waiting.ts';

/** Not more rows go together: each waits for all. */
const mostTogether = 64;

type AnyRead = RowRead<{ id: string }, string>;

interface Waiting {
	id: string;
	/** Nobody waits for it any more after this, on the clock of `performance.now()`. */
	until: number;
	resolve: (row: { id: string } | undefined) => void;
	reject: (reason: unknown) => void;
}

/** What a session asks of one kind, in the order it came. */
interface Line {
	waiting: Waiting[];
	/** Whether a group of it is on its way, or about to be. */
	isBusy: boolean;
}

/**
 * Connections for quick reads by id. Rows of one kind that a session asks for while others of it are on their way are
 * gathered, and read by one statement: entering the session, and starting a statement, cost more than a row does.
 */
export class ReadQueue {
	readonly #connections: postgres.Sql;
	readonly #patience: number;
	readonly #lines = new WeakMap<Entry, Map<AnyRead, Line>>();

	/** @param patience in milliseconds, for a connection and an answer together */
	constructor(connections: postgres.Sql, patience: number) {
		this.#connections = connections;
		this.#patience = patience;
	}

	/**
	 * Reads a row, with others.
	 * @returns undefined for one that is not there, or is somebody else's
	 * @throws SessionEndedError, NoConnectionError and the database's error, which all hear that were read together
	 */
	add<Row extends { id: string }, Name extends string>(
		read: RowRead<Row, Name>,
		userId: string,
		id: string,
		entry: Entry,
	): Promise<Row | undefined> {
		return new Promise((resolve, reject) => {
			const line = this.#lineOf(entry, read);
			line.waiting.push({
				id,
				until: performance.now() + this.#patience,
				// Its rows are what the read says they are.
				resolve: resolve as Waiting['resolve'],
				reject,
			});
			if (line.isBusy) return;
			line.isBusy = true;
			// What is asked in the same breath, as the calls of a batch are, goes together too.
			process.nextTick(() => void this.#work(line, read, userId, entry));
		});
	}

	#lineOf(entry: Entry, read: AnyRead): Line {
		const lines = this.#lines.get(entry) ?? new Map<AnyRead, Line>();
		this.#lines.set(entry, lines);
		const line = lines.get(read) ?? { waiting: [], isBusy: false };
		lines.set(read, line);
		return line;
	}

	/** One group after the other: with more on their way there would be fewer in each, and nothing sooner. */
	async #work(line: Line, read: AnyRead, userId: string, entry: Entry): Promise<void> {
		while (line.waiting.length > 0) {
			await this.#send(line.waiting.splice(0, mostTogether), read, userId, entry);
		}
		line.isBusy = false;
	}

	/** Whoever waits for a row of it is told afterwards. */
	async #send(group: Waiting[], read: AnyRead, userId: string, entry: Entry): Promise<void> {
		try {
			const { text, parameters } = read.filled(
				userId,
				group.map(({ id }) => id),
			);
			const reading = togetherOrAlone(this.#connections, text, parameters, entry);
			// The first has waited longest, and all hear with it.
			const until = Math.min(...group.map((one) => one.until));
			const rows = await inTime(unlessEnded(reading), Math.max(until - performance.now(), 0));
			const found = new Map(rows.map((row) => [row['id'], row]));
			for (const { id, resolve } of group) resolve(found.get(id) as { id: string } | undefined);
		} catch (error) {
			for (const { reject } of group) reject(error);
		}
	}
}
