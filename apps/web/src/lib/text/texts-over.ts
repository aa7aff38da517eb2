import type { Texts } from './pseudo.ts';

const isLevel = (value: unknown): value is Texts =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The texts of one language over those of another: its file may leave out what does not differ. */
export function textsOver(base: Texts, own: Texts): Texts {
	const merged = Object.entries(own).map(([key, text]) => {
		const below = base[key];
		return [key, isLevel(text) && isLevel(below) ? textsOver(below, text) : text];
	});
	return { ...base, ...Object.fromEntries(merged) };
}
