import { restRoutes } from '@hms/api';
import type { Send } from './testing.ts';

type Fields = Record<string, unknown>;

/** The REST routes by procedure. */
export const routes = new Map(restRoutes.map((route) => [route.procedure, route]));

/**
 * For tests of both transports: sends a procedure's input over REST, with ids in the path, the version in a header, and the
 * parameters of reads in the query string.
 */
export function sendOverRest(
	send: Send,
	{ procedure, input, key }: { procedure: string; input: Fields; key?: string | undefined },
): ReturnType<Send> {
	const route = routes.get(procedure);
	if (!route) throw new Error(`REST has no ${procedure}`);
	const { expectedVersion, ...fields } = input;
	const path = `/api${route.path}`.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
		const value = encodeURIComponent(String(fields[name]));
		delete fields[name];
		return value;
	});
	const headers = {
		...(expectedVersion === undefined ? {} : { 'if-match': tagOf(Number(expectedVersion)) }),
		...(key === undefined ? {} : { 'idempotency-key': key }),
	};
	const isRead = route.method === 'GET';
	const query = isRead ? `?${new URLSearchParams(texts(fields))}` : '';
	const body = isRead || Object.keys(fields).length === 0 ? undefined : fields;
	return send(route.method, path + query, body, headers);
}

/** A version as an ETag; an invalid version becomes an invalid tag. */
const tagOf = (version: number) => (version > 0 ? `"${version}"` : String(version));

const texts = (fields: Fields) =>
	Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
