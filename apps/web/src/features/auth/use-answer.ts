'use client';

import { useEffect, useState } from 'react';
import { type Failure, failureOf } from '../../lib/api/failure.ts';

/** The answer to a request; both are null until it is there. */
interface Answer<Data> {
	data: Data | null;
	failure: Failure | null;
}

/**
 * Asks the API once when a page opens; the pages before sign-in do without React Query.
 * @param ask must stay the same between renders; null: nothing is asked yet
 */
export function useAnswer<Data>(ask: (() => Promise<Data>) | null): Answer<Data> {
	const [answer, setAnswer] = useState<Answer<Data>>({ data: null, failure: null });
	useEffect(() => {
		if (ask === null) return;
		let isLeft = false;
		const set = (next: Answer<Data>) => {
			if (!isLeft) setAnswer(next);
		};
		ask().then(
			(data) => set({ data, failure: null }),
			(error: unknown) => set({ data: null, failure: failureOf(error) }),
		);
		return () => {
			isLeft = true;
		};
	}, [ask]);
	return answer;
}
