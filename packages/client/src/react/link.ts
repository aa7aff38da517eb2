import { TRPCClientError, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import { type Client, callerOf } from '../client.ts';
import { kinds } from '../generated/kinds.ts';
import type { Kind } from '../transport/kind.ts';
import type { ClinicRouter } from './router.ts';
import { idempotencyKeyOf } from './use-idempotency-key.ts';

/** How procedures are sent, by their names. */
const kindsByName = new Map<string, Kind>(
	Object.entries(kinds).flatMap(([noun, verbs]) =>
		Object.entries(verbs).map(([verb, kind]) => [`${noun}.${verb}`, kind] as const),
	),
);

/** The last link of a tRPC client: it makes the calls with a client of this package. */
export function clinicLink<Router extends AnyTRPCRouter = ClinicRouter>(
	client: Client,
): TRPCLink<Router> {
	const call = callerOf(client);
	return () =>
		({ op }) =>
			observable((observer) => {
				const unsubscribed = new AbortController();
				const abort = () => unsubscribed.abort(op.signal?.reason);
				if (op.signal?.aborted) abort();
				else op.signal?.addEventListener('abort', abort, { once: true });
				const kind = kindsByName.get(op.path) ?? (op.type === 'query' ? 'read' : 'write');
				call(op.path, kind, op.input ?? {}, {
					signal: unsubscribed.signal,
					idempotencyKey: idempotencyKeyOf(op.context),
				})
					.then((data) => {
						observer.next({ result: { type: 'data', data } });
						observer.complete();
					})
					.catch((error: unknown) => {
						observer.error(
							TRPCClientError.from(error instanceof Error ? error : new Error(String(error))),
						);
					})
					.finally(() => op.signal?.removeEventListener('abort', abort));
				return abort;
			});
}
