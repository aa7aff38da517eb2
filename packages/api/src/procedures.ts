import type { AnyTRPCProcedure, TRPCProcedureType } from '@trpc/server';
import type { z } from 'zod';
import type { Context } from './context.ts';
import { appRouter } from './router.ts';
import type { Meta } from './trpc.ts';

/** A procedure of the router, as transports call it. */
export interface Procedure {
	/** Its name in the router, as "patient.get". */
	name: string;
	type: TRPCProcedureType;
	meta: Meta | undefined;
	input: z.ZodType | undefined;
	output: z.ZodType;
	/**
	 * Calls it; its output may be a `JsonText`.
	 * @param readInput called only with session credentials, so that others learn nothing of the input's rules
	 * @throws errors for `domainErrorOf`
	 */
	call(ctx: Context, readInput: () => unknown): Promise<unknown>;
}

// tRPC's types hide a procedure's schemas and metadata, which its own adapters use too.
type ProcedureInternals = {
	_def: {
		inputs: z.ZodType[];
		output: z.ZodType | { schema: z.ZodType };
		type: TRPCProcedureType;
		meta?: Meta;
	};
};

/** All procedures of the router, by name. */
export const procedures: ReadonlyMap<string, Procedure> = new Map(
	flatten(appRouter._def.procedures).map(([name, run]) => {
		const { inputs, output, meta, type } = (run as unknown as ProcedureInternals)._def;
		const procedure: Procedure = {
			name,
			type,
			meta,
			input: inputs[0],
			output: 'schema' in output ? output.schema : output,
			call: (ctx, readInput) =>
				run({
					path: name,
					type,
					ctx: { ...ctx, acceptsJsonText: true },
					getRawInput: async () => readInput(),
					signal: undefined,
					batchIndex: 0,
				}),
		};
		return [name, procedure];
	}),
);

function flatten(record: object, prefix = ''): [name: string, AnyTRPCProcedure][] {
	return Object.entries(record).flatMap(([name, value]) =>
		typeof value === 'function' ? [[prefix + name, value]] : flatten(value, `${prefix}${name}.`),
	);
}
