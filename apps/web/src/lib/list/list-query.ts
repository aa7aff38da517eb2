'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { debounce } from 'nuqs';
import { searchText } from './search-text.ts';

/** How long typing has to pause before the search is sent and written to the URL. */
const debounceMs = 180;

/** Debounces URL updates while the user types. */
export const debounceUrlUpdates = { limitUrlUpdates: debounce(debounceMs) };

/** The debounced text of a search. Clearing the search takes effect at once. */
export function useDebouncedSearch(typed: string): string {
	const text = searchText(typed);
	return useDebouncedValue(text, text === '' ? 0 : debounceMs)[0];
}

type WithoutEmpty<Params> = { [Name in keyof Params]?: Exclude<Params[Name], null> };

/** The parameters of a list that are set: without filters that are null and texts that are blank. */
export function withoutEmptyValues<Params extends object>(params: Params): WithoutEmpty<Params> {
	const set = Object.entries(params).filter(
		([, value]) => value !== null && !(typeof value === 'string' && value.trim() === ''),
	);
	// The names and values are those of the parameters, except for those left out.
	return Object.fromEntries(set) as WithoutEmpty<Params>;
}
