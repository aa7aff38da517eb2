/** "1 patient", "3 patients". */
export const pluralize = (count: number, one: string): string =>
	`${count.toLocaleString()} ${count === 1 ? one : `${one}s`}`;

/** "1 patient is", "3 patients are"; or "was" and "were". */
export function pluralizeWithVerb(count: number, one: string, verb: 'is' | 'was' = 'is'): string {
	const many = verb === 'is' ? 'are' : 'were';
	return `${pluralize(count, one)} ${count === 1 ? verb : many}`;
}
