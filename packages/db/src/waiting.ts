import type postgres from 'postgres';
import { NoConnectionError } from './unavailable.ts';

/** Longer than this a request does not wait for a connection, in milliseconds. */
const patience = 10_000;

/** Nor for a connection and an answer together: the database itself gives up a statement before that. */
export const sharedPatience = 20_000;

/** Not more rows go together in a statement: each waits for all. */
export const mostTogether = 64;

/** A connection of one's own. @throws NoConnectionError when there is none in time */
export async function reserve(sql: postgres.Sql): Promise<postgres.ReservedSql> {
	const waiting = sql.reserve();
	try {
		return await inTime(waiting, patience);
	} catch (error) {
		// It may come still, and then belongs to the next.
		if (error instanceof NoConnectionError) {
			waiting.then(
				(connection) => connection.release(),
				() => undefined,
			);
		}
		throw error;
	}
}

/** @throws NoConnectionError when it takes longer than so many milliseconds */
export function inTime<T>(work: PromiseLike<T>, milliseconds: number): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(
			() => reject(new NoConnectionError('no connection to the database was free in time')),
			milliseconds,
		);
		work.then(resolve, reject).then(() => clearTimeout(timer));
	});
}
