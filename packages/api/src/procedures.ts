import type { AnyTRPCProcedure, TRPCProcedureType } from '@trpc/server';
import type { z } from 'zod';
import type { Context } from './context.ts';
import { appRouter } from './router.ts';
import type { Meta } from './trpc.ts';

/** One procedure of the router, for a transport. */
export interface Procedure {
	/** Its name in the router, as "patient.get". */
	name: string;
	type: TRPCProcedureType;
	meta: Meta | undefined;
	input: z.ZodType | undefined;
	output: z.ZodType;
	/**
	 * Runs it; its answer may be a `JsonText`.
	 * @param inputOf is asked only after the session, so that a stranger learns nothing of what is valid
	 * @throws what `domainErrorOf` understands
	 */
	call(ctx: Context, inputOf: () => unknown): Promise<unknown>;
}

// tRPC types a procedure from the outside; its schemas and metadata are there, as its own adapters use them.
type Inside = {
	_def: {
		inputs: z.ZodType[];
		output: z.ZodType | { schema: z.ZodType };
		type: TRPCProcedureType;
		meta?: Meta;
	};
};

/** All procedures of the router, by name. */
export const procedures: ReadonlyMap<string, Procedure> = new Map(
	flat(appRouter._def.procedures).map(([name, run]) => {
		const { inputs, output, meta, type } = (run as unknown as Inside)._def;
		const procedure: Procedure = {
			name,
			type,
			meta,
			input: inputs[0],
			output: 'schema' in output ? output.schema : output,
			call: (ctx, inputOf) =>
				run({
					path: name,
					type,
					ctx: { ...ctx, takesJsonText: true },
					getRawInput: async () => inputOf(),
					signal: undefined,
					batchIndex: 0,
				}),
		};
		return [name, procedure];
	}),
);

function flat(record: object, prefix = ''): [name: string, AnyTRPCProcedure][] {
	return Object.entries(record).flatMap(([name, value]) =>
		typeof value === 'function' ? [[prefix + name, value]] : flat(value, `${prefix}${name}.`),
	);
}
