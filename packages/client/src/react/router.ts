import type {
	AnyTRPCRootTypes,
	TRPCBuiltRouter,
	TRPCMutationProcedure,
	TRPCQueryProcedure,
} from '@trpc/server';
import type { Calls } from '../generated/api.ts';
import type { kinds } from '../generated/kinds.ts';

type Kinds = typeof kinds;

/** The types of a call, as tRPC's libraries infer them. */
type Definition<AnyCall> = AnyCall extends (
	input: infer Input,
	...rest: never
) => Promise<infer Output>
	? { input: Input; output: Output; meta: object }
	: never;

type Procedure<Kind, AnyCall> = Kind extends 'read'
	? TRPCQueryProcedure<Definition<AnyCall>>
	: TRPCMutationProcedure<Definition<AnyCall>>;

/** The API as the type of a tRPC router. */
export type ClinicRouter = TRPCBuiltRouter<
	AnyTRPCRootTypes,
	{
		[Noun in keyof Calls & keyof Kinds]: {
			[Verb in keyof Calls[Noun] & keyof Kinds[Noun]]: Procedure<
				Kinds[Noun][Verb],
				Calls[Noun][Verb]
			>;
		};
	}
>;
