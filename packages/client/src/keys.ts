import type { AppRouter } from '@hms/api';
import {
	type HTTPLinkOptions,
	httpBatchLink,
	httpLink,
	splitLink,
	type TRPCLink,
} from '@trpc/client';
import { observable, tap } from '@trpc/server/observable';

/** The API's own limit on calls in one request. */
export const maxBatchSize = 10;

const header = 'idempotency-key';

/**
 * Gives one call an idempotency key: asked again with the same key and input within 24 hours, what makes something makes
 * nothing new and answers as the first time. `clinic.patient.create.mutate(fields, withKey(key))`
 * @param key 1 to 255 printable ASCII characters, one's own for each thing that is to be made
 */
export const withKey = (key: string) => ({ context: { [header]: key } });

const keyOf = (context: Record<string, unknown>): string | undefined => {
	const key = context[header];
	return typeof key === 'string' ? key : undefined;
};

/** `fetch`, as tRPC calls it. */
export type Fetch = NonNullable<HTTPLinkOptions<AppRouter['_def']['_config']['$types']>['fetch']>;

export interface TransportOptions {
	/** Where the procedures are: "https://clinic.example/api/trpc". */
	url: string;
	/** What every request bears. */
	headers?: () => Record<string, string>;
	fetch?: Fetch;
}

/** Calls made in the same tick travel in one request, but for those with a key of their own, which belongs to one call. */
export function transport({ url, headers, ...options }: TransportOptions): TRPCLink<AppRouter> {
	const own = headers ?? (() => ({}));
	return splitLink({
		condition: ({ context }) => keyOf(context) !== undefined,
		true: httpLink({
			...{ url, ...options },
			headers: ({ op }) => {
				const key = keyOf(op.context);
				return { ...own(), ...(key === undefined ? {} : { [header]: key }) };
			},
		}),
		false: httpBatchLink({ url, ...options, maxItems: maxBatchSize, headers: own }),
	});
}

/**
 * Gives every call that makes something a key, and the same one to the same call until it was answered well: somebody who
 * saves again because no answer came makes no second record. It goes before `transport`.
 */
export function keepingKeys(): TRPCLink<AppRouter> {
	const unanswered = new Map<string, string>();
	return () =>
		({ op, next }) => {
			const makes = op.type === 'mutation' && op.path.endsWith('.create');
			if (!makes || keyOf(op.context) !== undefined) return next(op);
			const asked = JSON.stringify([op.path, op.input]);
			const key = unanswered.get(asked) ?? newKey();
			unanswered.set(asked, key);
			return observable((observer) =>
				next({ ...op, context: { ...op.context, ...withKey(key).context } })
					.pipe(tap({ next: () => void unanswered.delete(asked) }))
					.subscribe(observer),
			);
		};
}

/** `crypto.randomUUID` is there on pages of https only; a clinic may have its server in the house, without. */
const newKey = () =>
	Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
