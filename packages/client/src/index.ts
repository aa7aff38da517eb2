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

/** What each procedure takes and answers: `Inputs['patient']['create']`. */
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

/** The API's own limit on calls in one request. */
export const maxBatchSize = 10;

export interface ClientOptions {
	/** Where the system is: "https://clinic.example". */
	url: string;
	/** The token of `auth.register` or `auth.login`, or what gives the newest one; none before signing in. */
	token?: string | (() => string | undefined);
}

export type Client = TRPCClient<AppRouter>;

/**
 * The system's API, typed from its own source. Calls made in the same tick travel in one request.
 * A call that is refused throws; `problemOf` tells why.
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

/** Why a call was refused: the stable code, and the fields at fault if there are any. */
export type Refusal = Pick<Problem, 'code' | 'detail' | 'errors' | 'requestId'>;

/** Reads the refusal out of what a call threw; undefined if the API never answered. */
export function problemOf(error: unknown): Refusal | undefined {
	if (!(error instanceof TRPCClientError)) return undefined;
	// The router is the only source of these errors, and its formatter gives them this shape.
	const { data, message } = error as TRPCClientErrorLike<AppRouter>;
	if (!data) return undefined;
	const { code, errors, requestId } = data;
	return { code, detail: message, requestId, ...(errors ? { errors } : {}) };
}
