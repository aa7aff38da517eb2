import type postgres from 'postgres';
import { type SessionEntry, unlessEnded } from './entry.ts';
import { togetherOrAlone } from './prepared.ts';
import type { RowRead } from './row-read.ts';
import { inTime, mostTogether } from './waiting.ts';

type AnyRead = RowRead<{ id: string }, string>;

interface Waiting {
	id: string;
	resolve: (row: { id: string } | undefined) => void;
	reject: (reason: unknown) => void;
}

/**
 * Connections for quick reads by id. Rows of one kind that a session asks for in one turn of Node's event loop, in which many
 * requests may arrive, are read by one statement: to start one costs more than a row does.
 */
export class ReadQueue {
	readonly #connections: postgres.Sql;
	readonly #patience: number;
	/** What was asked for in this turn, and is sent at its end. */
	readonly #gathered = new WeakMap<SessionEntry, Map<AnyRead, Waiting[]>>();

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
		id: string,
		entry: SessionEntry,
	): Promise<Row | undefined> {
		return new Promise((resolve, reject) => {
			// Its rows are what the read says they are.
			this.#groupOf(entry, read).push({
				id,
				resolve: resolve as Waiting['resolve'],
				reject,
			});
		});
	}

	/** The rows that may still go together. */
	#groupOf(entry: SessionEntry, read: AnyRead): Waiting[] {
		const reads = this.#gathered.get(entry) ?? new Map<AnyRead, Waiting[]>();
		this.#gathered.set(entry, reads);
		const open = reads.get(read);
		if (open && open.length < mostTogether) return open;
		const group: Waiting[] = [];
		reads.set(read, group);
		setImmediate(() => {
			if (reads.get(read) === group) reads.delete(read);
			void this.#send(group, read, entry);
		});
		return group;
	}

	/** Whoever waits for a row of it is told afterwards. */
	async #send(group: Waiting[], read: AnyRead, entry: SessionEntry): Promise<void> {
		try {
			const { text, parameters } = read.filled(
				entry.userId,
				group.map(({ id }) => id),
			);
			const reading = togetherOrAlone(this.#connections, text, parameters, entry);
			const rows = await inTime(unlessEnded(reading), this.#patience);
			const found = new Map(rows.map((row) => [row['id'], row]));
			// As above.
			for (const { id, resolve } of group) resolve(found.get(id) as { id: string } | undefined);
		} catch (error) {
			for (const { reject } of group) reject(error);
		}
	}
}
