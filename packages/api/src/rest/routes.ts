import { type AnyTRPCProcedure, callTRPCProcedure, type TRPCProcedureType } from '@trpc/server';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { appRouter } from '../router.ts';
import type { Meta, RestMeta } from '../trpc.ts';
import { inputOf, type RestRequest } from './input.ts';

/** One line of the REST table: a procedure, and how it is reached. Paths are below the API's base path. */
export interface RestRoute extends RestMeta {
	/** The procedure's name in the router, as "patient.get". */
	procedure: string;
	/** Runs the procedure for a request. @throws what `domainErrorOf` understands */
	call(ctx: Context, request: RestRequest): Promise<unknown>;
	/** Where what was made can be read, for a `Location` header; undefined where nothing is. */
	locationOf(answer: unknown): string | undefined;
}

// tRPC types a procedure from the outside; its schemas and metadata are there, as its own adapters use them.
type Inside = { _def: { inputs: z.ZodType[]; type: TRPCProcedureType; meta?: Meta } };

/** The REST table, read off the router: every procedure that says how REST reaches it. */
export const restRoutes: RestRoute[] = Object.entries<AnyTRPCProcedure>(
	flat(appRouter._def.procedures),
).flatMap(([procedure, value]) => {
	const { inputs, meta, type } = (value as unknown as Inside)._def;
	if (!meta?.rest) return [];
	const schema = objectOf(inputs[0]);
	const { rest } = meta;
	const parameters = [...rest.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
	return [
		{
			...rest,
			procedure,
			call: (ctx: Context, request: RestRequest) =>
				callTRPCProcedure({
					router: appRouter,
					path: procedure,
					type,
					ctx,
					// Asked for after the session, so that a stranger learns nothing of what is valid.
					getRawInput: async () => inputOf(schema, parameters, rest.method === 'GET', request),
					signal: undefined,
					batchIndex: 0,
				}),
			locationOf: (answer: unknown) => locationOf(rest, answer),
		},
	];
});

function flat(record: object, prefix = ''): Record<string, AnyTRPCProcedure> {
	return Object.fromEntries(
		Object.entries(record).flatMap(([name, value]) =>
			typeof value === 'function'
				? [[prefix + name, value]]
				: Object.entries(flat(value, `${prefix}${name}.`)),
		),
	);
}

function objectOf(schema: z.ZodType | undefined): z.ZodObject {
	if (schema instanceof z.ZodOptional) return objectOf(schema.unwrap() as z.ZodType);
	if (schema instanceof z.ZodObject) return schema;
	throw new Error('a procedure that REST reaches takes an object');
}

/** What POST makes in a collection is read under the collection's path and its id. */
function locationOf(rest: RestMeta, answer: unknown): string | undefined {
	if (rest.method !== 'POST' || rest.status !== 201 || !hasId(answer)) return undefined;
	const readable = restRoutes.some(
		({ method, path }) => method === 'GET' && path === `${rest.path}/{id}`,
	);
	return readable ? `${rest.path}/${answer.id}` : undefined;
}

function hasId(value: unknown): value is { id: string } {
	return (
		typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
	);
}
