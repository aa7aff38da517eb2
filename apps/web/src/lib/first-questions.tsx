'use client';

import type { AppRouter } from '@hms/client';
import { hashKey, type QueryClient } from '@tanstack/react-query';
import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { useServerInsertedHTML } from 'next/navigation';
import { useState } from 'react';
import { apiUrl } from './api-url.ts';
import { firstScript } from './first-script.ts';
import { screenStands } from './screen-stands.ts';

/** A call of a procedure. */
interface Question {
	path: string;
	input?: unknown;
}

declare global {
	/** What the page's first script asked for; a question whose answer was taken is gone. */
	var firstAsked: { questions: (Question | null)[]; answers: Promise<unknown> } | undefined;
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
	if (globalThis.firstAsked === undefined || screenStands()) return undefined;
	const { questions, answers } = globalThis.firstAsked;
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
		const taken = op.type === 'query' ? take(op) : undefined;
		if (taken === undefined) return next(op);
		return observable((observer) => {
			let isWanted = true;
			let stop: (() => void) | undefined;
			void taken.then((result) => {
				if (!isWanted) return;
				if (result === undefined) {
					stop = next(op).subscribe(observer).unsubscribe;
					return;
				}
				observer.next({ result: { type: 'data', data: result.data } });
				observer.complete();
			});
			return () => {
				isWanted = false;
				stop?.();
			};
		});
	};

/**
 * Has the page ask, by its first script, for whatever its screen asks for while it is drawn on the server.
 * @returns the link that goes before the others
 */
export function useFirstQuestions(queryClient: QueryClient): TRPCLink<AppRouter> {
	const [noted] = useState<Question[]>([]);
	useServerInsertedHTML(() => {
		// It is called whenever a part of the page is ready, the first of which is all of it.
		if (noted.length > 0) return null;
		for (const query of queryClient.getQueryCache().getAll()) {
			const isHeld = 'enabled' in query.options && query.options.enabled === false;
			if (!isHeld) void query.fetch();
		}
		return (
			<script data-request={requestFor(noted)} data-questions={JSON.stringify(noted)}>
				{firstScript}
			</script>
		);
	});
	return typeof window === 'undefined' ? noting(noted) : answering;
}
