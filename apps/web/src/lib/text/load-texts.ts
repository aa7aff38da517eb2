import { isPseudoLanguage, type PageLanguage, sourceLanguage } from './languages.ts';
import { pseudoTexts, type Texts } from './pseudo.ts';
import { textsOver } from './texts-over.ts';

async function readTexts(language: string): Promise<Texts> {
	const file = await import(`../../../messages/${language}.json`);
	return file.default;
}

/** All texts of a language, for components of the server. */
export async function loadTexts(language: PageLanguage): Promise<Texts> {
	const source = await readTexts(sourceLanguage);
	if (language === sourceLanguage) return source;
	return isPseudoLanguage(language)
		? pseudoTexts(source)
		: textsOver(source, await readTexts(language));
}
