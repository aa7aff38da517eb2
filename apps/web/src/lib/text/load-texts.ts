import { isPseudoLanguage, type PageLanguage, sourceLanguage } from './languages.ts';
import { pseudoTexts, type Texts } from './pseudo.ts';

async function readTexts(language: string): Promise<Texts> {
	const file = await import(`../../../messages/${language}.json`);
	return file.default;
}

const isLevel = (value: unknown): value is Texts =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The texts of one language over those of another. */
function over(base: Texts, own: Texts): Texts {
	const merged = Object.entries(own).map(([key, text]) => {
		const below = base[key];
		return [key, isLevel(text) && isLevel(below) ? over(below, text) : text];
	});
	return { ...base, ...Object.fromEntries(merged) };
}

/** All texts of a language. Its file may leave out what does not differ from the source. */
export async function loadTexts(language: PageLanguage): Promise<Texts> {
	const source = await readTexts(sourceLanguage);
	if (language === sourceLanguage) return source;
	return isPseudoLanguage(language) ? pseudoTexts(source) : over(source, await readTexts(language));
}
