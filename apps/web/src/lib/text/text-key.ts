import type { useTranslations } from 'use-intl';
import type source from '../../../messages/en-GB.json';
import type { PageLanguage } from './languages.ts';

declare module 'use-intl' {
	interface AppConfig {
		Locale: PageLanguage;
		Messages: typeof source;
	}
}

export type AllTexts = typeof source;

/** The keys of texts without parameters, below a level. */
type KeysBelow<Level> = {
	[Key in keyof Level & string]: Level[Key] extends string
		? Level[Key] extends `${string}{${string}` | `${string}<${string}`
			? never
			: Key
		: `${Key}.${KeysBelow<Level[Key]>}`;
}[keyof Level & string];

/** The key of a text without parameters, for labels in constants: components translate it. */
export type TextKey = KeysBelow<AllTexts>;

/** Translates keys, for functions outside components: what `useTranslations()` returns. */
export type Translate = ReturnType<typeof useTranslations<never>>;
