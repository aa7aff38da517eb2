import { z } from 'zod';
import type { Context } from '../context.ts';
import { procedures } from '../procedures.ts';
import type { RestMeta } from '../trpc.ts';
import { forEachTag } from './if-match.ts';
import { inputReader, type RestRequest } from './input.ts';

/** One line of the REST table: a procedure, and how it is reached. Paths are below the API's base path. */
export interface RestRoute extends RestMeta {
	/** The procedure's name in the router, as "patient.get". */
	procedure: string;
	/** Whether it is for signed-in users only. */
	signedIn: boolean;
	/** The fields of its input that the path names. */
	parameters: string[];
	input: z.ZodObject;
	output: z.ZodType;
	/** Runs the procedure for a request; its answer may be a `JsonText`. @throws what `domainErrorOf` understands */
	call(ctx: Context, request: RestRequest): Promise<unknown>;
	/** Where what was made can be read, for a `Location` header; undefined where nothing is. */
	locationOf(answer: unknown): string | undefined;
}

/** The REST table, read off the router: every procedure that says how REST reaches it. */
export const restRoutes: RestRoute[] = [...procedures.values()].flatMap((procedure) => {
	if (!procedure.meta?.rest) return [];
	const { rest, signedIn = false } = procedure.meta;
	const input = objectOf(procedure.input);
	const parameters = [...rest.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
	const read = inputReader(input, {
		parameters,
		takesQuery: rest.method === 'GET',
		takesRow: takesRow(rest),
	});
	return [
		{
			...rest,
			procedure: procedure.name,
			signedIn,
			parameters,
			input,
			output: procedure.output,
			call: (ctx: Context, request: RestRequest) =>
				forEachTag(request, (one) => procedure.call(ctx, () => read(one))),
			locationOf: (answer: unknown) => locationOf(rest, answer),
		},
	];
});

/** Whether the body may be a row as it was read, of which what the system sets is only compared. */
export function takesRow({ method }: RestMeta): boolean {
	return method === 'PUT' || method === 'PATCH';
}

function objectOf(schema: z.ZodType | undefined): z.ZodObject {
	if (schema instanceof z.ZodOptional) return objectOf(schema.unwrap() as z.ZodType);
	if (schema instanceof z.ZodObject) return schema;
	throw new Error('a procedure that REST reaches takes an object');
}

function locationOf({ location }: RestMeta, answer: unknown): string | undefined {
	const fields = new Map<string, unknown>(Object.entries(Object(answer)));
	return location?.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
		encodeURIComponent(String(fields.get(name))),
	);
}
