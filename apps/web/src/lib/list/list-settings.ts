'use client';

import { useLocalStorage } from '@mantine/hooks';
import type { TextKey } from '../text/text-key.ts';

export type Density = 'comfortable' | 'compact';

/** The choices for the density of list rows. */
export const densityOptions: { value: Density; label: TextKey }[] = [
	{ value: 'comfortable', label: 'common.lib.density.comfortable' },
	{ value: 'compact', label: 'common.lib.density.compact' },
];

/** Parses a stored setting; null if it is missing or invalid. */
function read<Value>(
	text: string | undefined,
	isValue: (stored: unknown) => stored is Value,
): Value | null {
	if (text === undefined) return null;
	try {
		const stored: unknown = JSON.parse(text);
		return isValue(stored) ? stored : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

const isDensity = (stored: unknown): stored is Density =>
	densityOptions.some(({ value }) => value === stored);

/** The density of list rows, stored in this browser. */
export function useDensity(): [Density, (density: Density) => void] {
	const [density, setDensity] = useLocalStorage<Density>({
		key: 'hms.density',
		defaultValue: 'comfortable',
		deserialize: (text) => read(text, isDensity) ?? 'comfortable',
		// Lists are rendered in the browser only, so there is no server rendering that it has to match.
		getInitialValueInEffect: false,
	});
	return [density, setDensity];
}

const isNames = (stored: unknown): stored is string[] =>
	Array.isArray(stored) && stored.every((name) => typeof name === 'string');

/**
 * The columns that were chosen for a list in this browser; null if none were, then the width of the screen decides.
 * @param list the list's name: "patients"
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
