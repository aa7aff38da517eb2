import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PgRemoteQueryResultHKT } from 'drizzle-orm/pg-proxy';
import type { Parameters } from '../pool/connect.ts';
import type { Sender } from './sender.ts';

/** Drizzle on a pool or in a transaction. */
export type Db = PgDatabase<PgRemoteQueryResultHKT, Record<string, never>>;

/** Drizzle over something that sends one statement. */
export function drizzleOver(
	run: (text: string, parameters: Parameters) => ReturnType<Sender['send']>,
): Db {
	return drizzle(async (text, parameters, method) => {
		const answer = run(text, parameters);
		return { rows: await (method === 'all' ? answer.values() : answer) };
	});
}
