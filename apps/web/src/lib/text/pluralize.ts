import { formatNumber } from './format-number.ts';
/** "1 patient", "3 patients". */
export const pluralize = (count: number, noun: string): string =>
	`${formatNumber(count)} ${count === 1 ? noun : `${noun}s`}`;

/** "1 patient is", "3 patients are"; with `was`: "1 patient was", "3 patients were". */
export function pluralizeWithVerb(count: number, noun: string, verb: 'is' | 'was' = 'is'): string {
	const plural = verb === 'is' ? 'are' : 'were';
	return `${pluralize(count, noun)} ${count === 1 ? verb : plural}`;
}
