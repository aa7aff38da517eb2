import { dateLocales } from './date-locales.ts';
import { addDateWords, type DateWords, emptyDateWords, sortNames } from './date-words.ts';

const all = emptyDateWords();
const remaining = [...dateLocales];

function addNext(count: number): void {
	for (const locale of remaining.splice(0, count)) addDateWords(all, locale);
	if (remaining.length === 0) sortNames(all);
}

/** The words of dates in all languages. The first call takes about a quarter of a second unless `prepareDateWords` has run. */
export function allDateWords(): DateWords {
	if (remaining.length > 0) addNext(remaining.length);
	return all;
}

/**
 * Prepares the words of dates in all languages, a few languages at a time.
 * @param pause yields to other work between two steps
 */
export async function prepareDateWords(pause: () => Promise<unknown>): Promise<void> {
	while (remaining.length > 0) {
		addNext(2);
		await pause();
	}
}
