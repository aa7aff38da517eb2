'use client';

import type { AppRouter } from '@hms/client';
import { hashKey, type QueryClient } from '@tanstack/react-query';
import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { useServerInsertedHTML } from 'next/navigation';
import { useState } from 'react';
import { apiUrl } from '../api/api-url.ts';
import { initialQueriesScript } from './initial-queries-script.ts';

/** A call of a procedure. */
interface Question {
	path: string;
	input?: unknown;
}

declare global {
	/** What the page's first script asked for; a question whose answer was taken is gone. */
	var initialQueries:
		| { questions: (Question | null)[]; answers: Promise<unknown>; forget: () => void }
		| undefined;
}

/** The request that asks several questions, as tRPC's batches do. */
function requestFor(questions: readonly Question[]): string {
	const paths = questions.map(({ path }) => path).join();
	const inputs = Object.fromEntries(questions.map(({ input }, n) => [n, input]));
	return `${apiUrl}/${paths}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;
}

/** Takes calls down instead of making them: nobody is signed in where pages are drawn. */
const noting =
	(noted: Question[]): TRPCLink<AppRouter> =>
	() =>
	({ op: { path, input } }) =>
		observable(() => {
			noted.push({ path, input });
		});

/** The answer that the first script has, or will have, for a call; undefined if it did not ask. */
function take(question: Question): Promise<{ data: unknown } | undefined> | undefined {
	if (globalThis.initialQueries === undefined) return undefined;
	const { questions, answers } = globalThis.initialQueries;
	const key = keyOf(question);
	const place = questions.findIndex((one) => one !== null && keyOf(one) === key);
	if (place < 0) return undefined;
	questions[place] = null;
	return answers.then((all) => (Array.isArray(all) ? all[place]?.result : undefined));
}

const keyOf = ({ path, input }: Question) => hashKey([path, input]);

/** Answers calls with what the first script asked for. What failed there is asked again, as if it never had been. */
const answering: TRPCLink<AppRouter> =
	() =>
	({ op, next }) => {
		// What is true after a change, no earlier answer says.
		if (op.type === 'mutation') discardInitialQueries();
		const taken = op.type === 'query' ? take(op) : undefined;
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

/** What was asked first and not taken is asked again by whoever wants it, and nothing of it stays in the page. */
export const discardInitialQueries = (): void => globalThis.initialQueries?.forget();

/**
 * Has the page ask, by its first script, for whatever its screen asks for while it is drawn on the server.
 * @returns the link that goes before the others
 */
export function useInitialQueries(queryClient: QueryClient): TRPCLink<AppRouter> {
	const [noted] = useState<Question[]>([]);
	useServerInsertedHTML(() => {
		// It is called whenever a part of the page is ready, the first of which is all of it.
		if (noted.length > 0) return null;
		for (const query of queryClient.getQueryCache().getAll()) {
			const isHeld = 'enabled' in query.options && query.options.enabled === false;
			if (!isHeld) void query.fetch();
		}
		if (noted.length === 0) return null;
		return (
			<script data-request={requestFor(noted)} data-questions={JSON.stringify(noted)}>
				{initialQueriesScript}
			</script>
		);
	});
	return typeof window === 'undefined' ? noting(noted) : answering;
}
