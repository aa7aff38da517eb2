'use client';

import { useLocalStorage } from '@mantine/hooks';

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

/** A setting as it was kept; one that cannot be read is as good as none. */
function read<Value>(
	text: string | undefined,
	isValue: (kept: unknown) => kept is Value,
): Value | null {
	if (text === undefined) return null;
	try {
		const kept: unknown = JSON.parse(text);
		return isValue(kept) ? kept : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

const isDensity = (kept: unknown): kept is Density => densities.some((known) => known === kept);

/** How close together the rows of lists are, on this browser. */
export function useDensity(): [Density, (density: Density) => void] {
	const [density, setDensity] = useLocalStorage<Density>({
		key: 'hms.density',
		defaultValue: 'comfortable',
		deserialize: (text) => read(text, isDensity) ?? 'comfortable',
		// Lists are drawn in the browser only, so the first picture may have it.
		getInitialValueInEffect: false,
	});
	return [density, setDensity];
}

const isNames = (kept: unknown): kept is string[] =>
	Array.isArray(kept) && kept.every((name) => typeof name === 'string');

/**
 * The columns that somebody chose for a list on this browser; null until then, and the screen's width decides.
 * @param list its name: "patients"
 */
export function useChosenColumns(
	list: string,
): [string[] | null, (columns: string[] | null) => void] {
	const [columns, setColumns] = useLocalStorage<string[] | null>({
		key: `hms.columns.${list}`,
		defaultValue: null,
		deserialize: (text) => read(text, isNames),
		getInitialValueInEffect: false,
	});
	return [columns, setColumns];
}
