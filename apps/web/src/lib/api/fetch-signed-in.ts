import { waitForSignIn } from '../session/session.ts';

/** Whether an answer says that the request has no session; a wrong password is refused with the same status. */
async function isUnauthenticated(answer: Response): Promise<boolean> {
	if (answer.status !== 401) return false;
	const body: unknown = await answer.clone().json();
	// A batch is answered with a list; this status has the same reason for all its calls.
	const [first] = Array.isArray(body) ? body : [body];
	return first?.error?.data?.code === 'unauthenticated';
}

/**
 * `fetch` for the screens behind the sign-in. A request that is refused because the session has ended waits until the user
 * has signed in again, and is then sent unchanged: a form that is saved as the session ends is saved after all.
 */
export async function fetchSignedIn(
	input: RequestInfo | URL,
	init?: Omit<RequestInit, 'signal'> & { signal?: AbortSignal | null | undefined },
): Promise<Response> {
	const answer = await fetch(input, { ...init, signal: init?.signal ?? null });
	if (!(await isUnauthenticated(answer))) return answer;
	await waitForSignIn();
	return fetchSignedIn(input, init);
}
