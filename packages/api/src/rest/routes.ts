import { z } from 'zod';
import type { Context } from '../context.ts';
import { type Procedure, procedures } from '../procedures.ts';
import type { RestMeta } from '../trpc.ts';
import { forEachTag } from './if-match.ts';
import { inputReader } from './input.ts';
import type { RestRequest } from './request.ts';

/** A REST route: a procedure, and its method and path below the API's base path. */
export interface RestRoute extends RestMeta {
	/** The procedure's name in the router, as "patient.get". */
	procedure: string;
	/** Whether it requires a signed-in user. */
	signedIn: boolean;
	/** Whether it requires an administrator. */
	admin: boolean;
	/** Whether it is also for those who must have a second factor and have none. */
	withoutTwoFactor: boolean;
	/** The input's fields that are in the path. */
	parameters: string[];
	input: z.ZodObject;
	output: z.ZodType;
	/** Calls the procedure; its output may be a `JsonText`. @throws errors for `domainErrorOf` */
	call(ctx: Context, request: RestRequest): Promise<unknown>;
	/** The `Location` header of an output; undefined for procedures without one. */
	locationOf(output: unknown): string | undefined;
}

/** All REST routes: those in the metadata of the router's procedures. */
export const restRoutes: RestRoute[] = [...procedures.values()].flatMap((procedure) =>
	[procedure.meta?.rest ?? []].flat().map((rest) => routeOf(procedure, rest)),
);

function routeOf(procedure: Procedure, rest: RestMeta): RestRoute {
	const input = objectOf(procedure.input);
	const parameters = [...rest.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
	const read = inputReader(input, {
		parameters,
		acceptsQuery: rest.method === 'GET',
		acceptsWholeRow: acceptsWholeRow(rest),
	});
	return {
		...rest,
		procedure: procedure.name,
		signedIn: procedure.meta?.signedIn ?? false,
		admin: procedure.meta?.admin ?? false,
		withoutTwoFactor: procedure.meta?.withoutTwoFactor ?? false,
		parameters,
		input,
		output: procedure.output,
		call: (ctx: Context, request: RestRequest) =>
			forEachTag(request, (one) => procedure.call(ctx, () => read(one))),
		locationOf: (output: unknown) => locationOf(rest, output),
	};
}

/** Whether the body may be a whole row as it was read, whose read-only fields are only compared. */
export function acceptsWholeRow({ method }: RestMeta): boolean {
	return method === 'PUT' || method === 'PATCH';
}

/** Whether its answer is a status alone. */
export const hasNoBody = ({ status }: Pick<RestMeta, 'status'>) => status === 202 || status === 204;

function objectOf(schema: z.ZodType | undefined): z.ZodObject {
	if (schema instanceof z.ZodOptional) return objectOf(schema.unwrap() as z.ZodType);
	if (schema instanceof z.ZodObject) return schema;
	throw new Error('the input of a procedure with a REST route must be an object');
}

function locationOf({ location }: RestMeta, output: unknown): string | undefined {
	const fields = new Map<string, unknown>(Object.entries(Object(output)));
	return location?.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
		encodeURIComponent(String(fields.get(name))),
	);
}
