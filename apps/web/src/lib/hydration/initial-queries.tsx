'use client';

import type { AppRouter } from '@hms/client/router';
import { hashKey, type QueryClient } from '@tanstack/react-query';
import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { useServerInsertedHTML } from 'next/navigation';
import { useState } from 'react';
import { apiUrl } from '../api/api-url.ts';
import { initialQueriesScript } from './initial-queries-script.ts';

/** A call of a tRPC procedure. */
interface Call {
	path: string;
	input?: unknown;
}

declare global {
	/** The calls that the page's inline script sent; one whose answer was used is null. */
	var initialQueries:
		| { calls: (Call | null)[]; answers: Promise<unknown>; discard: () => void }
		| undefined;
}

/** The URL that makes several calls in one request, as tRPC's batch link does. */
function batchUrl(calls: readonly Call[]): string {
	const paths = calls.map(({ path }) => path).join();
	const inputs = Object.fromEntries(calls.map(({ input }, n) => [n, input]));
	return `${apiUrl}/${paths}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;
}

/** Records calls instead of making them: the server renders pages without a session. */
const recordCalls =
	(recorded: Call[]): TRPCLink<AppRouter> =>
	() =>
	({ op: { path, input } }) =>
		observable(() => {
			recorded.push({ path, input });
		});

const keyOf = ({ path, input }: Call) => hashKey([path, input]);

/** Takes the answer to a call, which may still be loading; undefined if the inline script did not send the call. */
function takeAnswer(call: Call): Promise<{ data: unknown } | undefined> | undefined {
	if (globalThis.initialQueries === undefined) return undefined;
	const { calls, answers } = globalThis.initialQueries;
	const key = keyOf(call);
	const index = calls.findIndex((one) => one !== null && keyOf(one) === key);
	if (index < 0) return undefined;
	calls[index] = null;
	return answers.then((all) => (Array.isArray(all) ? all[index]?.result : undefined));
}

/** Answers calls from the initial queries. A call that failed there is sent again, like any other. */
const answerFromInitialQueries: TRPCLink<AppRouter> =
	() =>
	({ op, next }) => {
		// Answers from before a mutation may be stale.
		if (op.type === 'mutation') discardInitialQueries();
		const taken = op.type === 'query' ? takeAnswer(op) : undefined;
		if (taken === undefined) return next(op);
		return observable((observer) => {
			void taken.then((result) => {
				if (result === undefined) {
					next(op).subscribe(observer);
					return;
				}
				observer.next({ result: { type: 'data', data: result.data } });
				observer.complete();
			});
		});
	};

/** Drops the answers that were not used; whoever needs one later sends the query again. */
export const discardInitialQueries = (): void => globalThis.initialQueries?.discard();

/**
 * On the server, records the queries of the screen and adds an inline script to the page that sends them at once. In the
 * browser, answers the same queries from that script's request.
 * @returns the tRPC link that does so; it comes before the other links
 */
export function useInitialQueries(queryClient: QueryClient): TRPCLink<AppRouter> {
	const [recorded] = useState<Call[]>([]);
	useServerInsertedHTML(() => {
		// Next.js calls this for each chunk of the page that it sends; the first chunk has the whole screen.
		if (recorded.length > 0) return null;
		for (const query of queryClient.getQueryCache().getAll()) {
			const isDisabled = 'enabled' in query.options && query.options.enabled === false;
			if (!isDisabled) void query.fetch();
		}
		if (recorded.length === 0) return null;
		return (
			<script data-request={batchUrl(recorded)} data-calls={JSON.stringify(recorded)}>
				{initialQueriesScript}
			</script>
		);
	});
	return typeof window === 'undefined' ? recordCalls(recorded) : answerFromInitialQueries;
}
