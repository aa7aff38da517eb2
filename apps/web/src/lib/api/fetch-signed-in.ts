import { waitForSignIn } from '../session/session.ts';

/** Whether the API refuses because nobody is signed in; a wrong password is refused with the same status. */
async function isUnauthenticated(answer: Response): Promise<boolean> {
	if (answer.status !== 401) return false;
	const body: unknown = await answer.clone().json();
	// A batch answers as a list; with this status all of it has the same reason.
	const [first] = Array.isArray(body) ? body : [body];
	return first?.error?.data?.code === 'unauthenticated';
}

/**
 * `fetch` for the screens behind the sign-in. A request that is refused because the session has ended waits until
 * somebody has signed in again, and is then sent as it was: a save that met the end of the session goes through.
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
