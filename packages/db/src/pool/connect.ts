import postgres from 'postgres';
import { readAddress } from './address.ts';

/** Where a PostgreSQL is: an address, or for a local socket its folder. An account of its own counts for more than the address. */
export type ConnectionTarget =
	| { url: string; account?: { user: string; password: string } }
	| { host: string; database: string; user: string; password: string };

/** The parameters of a statement, in the order of their numbers. */
export type Parameters = postgres.ParameterOrJSON<never>[];

/** Sends and returns values of a type as the text that PostgreSQL has for them. The numbers are OIDs from `pg_type`. */
const asText = (to: number, from: number[]) => ({
	to,
	from,
	serialize: (value: string) => value,
	parse: (text: string) => text,
});

/** Drizzle serializes JSON itself; a statement without Drizzle may pass any value. */
const json = (oid: number) => ({
	to: oid,
	from: [oid],
	serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
	parse: (text: string) => JSON.parse(text),
});

/**
 * Dates and times stay text in the driver, because columns of the schema convert them, see `schema/columns.ts`. A `Date` would
 * move a calendar day into another time zone.
 */
const types = {
	date: asText(1082, [1082]),
	timestamp: asText(1114, [1114]),
	timestamptz: asText(1184, [1184]),
	json: json(114),
	jsonb: json(3802),
};

/** Opens a pool of connections; each is made when it is first needed. */
export function connect(
	target: ConnectionTarget,
	options: postgres.Options<Record<string, never>>,
): postgres.Sql {
	// Array types would be looked up on each connection; the schema converts arrays itself.
	const settings = { fetch_types: false, onnotice: () => {}, types, ...options } as const;
	if (!('url' in target)) return postgres({ ...target, ...settings }) as unknown as postgres.Sql;
	const { url, ...parts } = readAddress(target.url);
	return postgres(url, {
		...settings,
		// The driver takes arrays of hosts and ports, and its types leave them out.
		...(parts as Omit<typeof parts, 'host' | 'port'>),
		...target.account,
	}) as unknown as postgres.Sql;
}
