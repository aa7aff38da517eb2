import { expect, test } from 'vitest';
import { matchingOptions } from './matching-options.ts';

const find = (labels: string[], typed: string) =>
	matchingOptions(
		labels.map((label) => ({ label })),
		typed,
	).map(({ label }) => label);

test('an option that begins with the text comes before those that have it elsewhere', () => {
	expect(find(['Female', 'Male', 'Other'], 'male')).toEqual(['Male', 'Female']);
	expect(find(['British Indian Ocean Territory', 'India'], 'indi')[0]).toBe('India');
	expect(find(['Neurosurgery', 'General surgery', 'Surgery'], 'surg')).toEqual([
		'Surgery',
		'General surgery',
		'Neurosurgery',
	]);
});

test('options are found without their accents, and all without a text', () => {
	expect(find(['Åland Islands', 'Côte d’Ivoire'], 'cote')).toEqual(['Côte d’Ivoire']);
	expect(find(['Türkiye', 'Turkmenistan'], ' TÜR ')).toEqual(['Türkiye', 'Turkmenistan']);
	expect(find(['B', 'A'], '')).toEqual(['B', 'A']);
});
