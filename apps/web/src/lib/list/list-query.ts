'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { debounce } from 'nuqs';
import { searchText } from './search-text.ts';

/** How long somebody who types is waited for, in milliseconds, before the question is asked and written into the address. */
const typingPause = 180;

/** How what is typed gets into the address. */
export const debounceUrlUpdates = { limitUrlUpdates: debounce(typingPause) };

/** What a list is asked for while somebody types: the text as it was a moment ago. Nothing is nothing at once. */
export function useDebouncedSearch(typed: string): string {
	const text = searchText(typed);
	return useDebouncedValue(text, text === '' ? 0 : typingPause)[0];
}

type Asked<Question> = { [Name in keyof Question]?: Exclude<Question[Name], null> };

/** A question without what was not asked: no filter chosen, no text typed. */
export function withoutEmptyValues<Question extends object>(question: Question): Asked<Question> {
	const asked = Object.entries(question).filter(
		([, value]) => value !== null && !(typeof value === 'string' && value.trim() === ''),
	);
	// The same names with the same values, but for those left out.
	return Object.fromEntries(asked) as Asked<Question>;
}
