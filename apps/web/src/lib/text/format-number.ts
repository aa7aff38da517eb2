import { isolateBidi } from './isolate-bidi.ts';
import { currentLocale } from './locale.ts';

/** A number with the digits and separators of the reader's locale, for a sentence in English: see {@link isolateBidi}. */
export const formatNumber = (value: number): string =>
	isolateBidi(value.toLocaleString(currentLocale()));
