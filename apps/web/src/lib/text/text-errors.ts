/** Texts have no dates of their own: what formats them gets the clinic's time zone. next-intl asks for one nevertheless. */
export const textTimeZone = 'UTC';

/** A text that is missing fails the build and the tests; in a browser its key is shown. */
export function onTextError(error: Error): void {
	if (typeof window === 'undefined') throw error;
	console.error(error);
}
