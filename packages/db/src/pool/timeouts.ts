import type postgres from 'postgres';
import { NoConnectionError } from './unavailable.ts';

/** The longest that a request waits for a connection, in milliseconds. */
const connectionTimeoutMs = 10_000;

/** Reserves a connection of a pool. @throws NoConnectionError when there is none in time */
export async function reserve(pool: postgres.Sql): Promise<postgres.ReservedSql> {
	const reserving = pool.reserve();
	try {
		return await withTimeout(reserving, connectionTimeoutMs);
	} catch (error) {
		// The connection may still come, and then goes back to the pool.
		if (error instanceof NoConnectionError) {
			reserving.then(
				(connection) => connection.release(),
				() => undefined,
			);
		}
		throw error;
	}
}

/** @throws NoConnectionError when the work takes longer than so many milliseconds */
export function withTimeout<T>(work: PromiseLike<T>, milliseconds: number): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(
			() => reject(new NoConnectionError('no connection to the database was free in time')),
			milliseconds,
		);
		work.then(resolve, reject).then(() => clearTimeout(timer));
	});
}
