import type { AppRouter } from '@hms/api';
import type { Problem } from '@hms/contracts';
import {
	createTRPCClient,
	httpBatchLink,
	type TRPCClient,
	TRPCClientError,
	type TRPCClientErrorLike,
} from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

export type { AppRouter };

/** The inputs and outputs of procedures: `Inputs['patient']['create']`. */
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

/** The API's limit on calls in one request. */
export const maxBatchSize = 10;

export interface ClientOptions {
	/** The system's URL: "https://clinic.example". */
	url: string;
	/** The token of `auth.register` or `auth.login`, or a function that returns the newest one; none before signing in. */
	token?: string | (() => string | undefined);
}

export type Client = TRPCClient<AppRouter>;

/**
 * Creates a client of the API, typed from its source. Calls of the same tick are batched in one request.
 * A refused call throws; `problemOf` returns the reason.
 */
export function createClient({ url, token }: ClientOptions): Client {
	return createTRPCClient<AppRouter>({
		links: [
			httpBatchLink({
				url: new URL('/api/trpc', url).href,
				maxItems: maxBatchSize,
				headers() {
					const current = typeof token === 'function' ? token() : token;
					return current ? { authorization: `Bearer ${current}` } : {};
				},
			}),
		],
	});
}

/** The reason why a call was refused: the stable code, and the errors of invalid fields. */
export type Refusal = Pick<Problem, 'code' | 'detail' | 'errors' | 'requestId'>;

/** The refusal in an error that a call threw; undefined if the API did not answer. */
export function problemOf(error: unknown): Refusal | undefined {
	if (!(error instanceof TRPCClientError)) return undefined;
	// The router is the only source of these errors, and its formatter gives them this shape.
	const { data, message } = error as TRPCClientErrorLike<AppRouter>;
	if (!data) return undefined;
	const { code, errors, requestId } = data;
	return { code, detail: message, requestId, ...(errors ? { errors } : {}) };
}
