import { dateLocales } from './date-locales.ts';
import { addDateWords, type DateWords, emptyDateWords } from './date-words.ts';

const all = emptyDateWords();
const toLearn = [...dateLocales];

function learnNext(count: number): void {
	addDateWords(all, toLearn.splice(0, count));
}

/** The words of all languages' dates. The first time it takes about half a second, unless they were prepared. */
export function allDateWords(): DateWords {
	if (toLearn.length > 0) learnNext(toLearn.length);
	return all;
}

/**
 * Has the words of all languages' dates found before they are asked for, a few languages at a time.
 * @param pause lets other work go on between two of them
 */
export async function prepareDateWords(pause: () => Promise<unknown>): Promise<void> {
	while (toLearn.length > 0) {
		learnNext(2);
		await pause();
	}
}
