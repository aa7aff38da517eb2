'use client';

import { authClient } from '../../lib/api/api-client.ts';

let answer: ReturnType<typeof authClient.options> | undefined;

/** Asks once for a page what the pages before sign-in can offer. Rejects if that fails; the next call tries again. */
export function askOptions(): ReturnType<typeof authClient.options> {
	answer ??= authClient.options().catch((error: unknown) => {
		answer = undefined;
		throw error;
	});
	return answer;
}
