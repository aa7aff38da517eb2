import { pseudoTexts } from '../src/lib/text/pseudo.ts';

/** The beginning of a text, in the language of the page, from its English. */
export type Say = (english: string) => string;

export const asWritten: Say = (english) => english;

/** In the pseudo-languages. What makes the text longer comes after it, and is left out. */
export const inPseudo: Say = (english) =>
	String(pseudoTexts({ text: english })['text']).replace(/[~ ]+$/, '');
