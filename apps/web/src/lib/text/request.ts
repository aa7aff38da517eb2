import { locale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { isPageLanguage, sourceLanguage } from './languages.ts';
import { loadTexts } from './load-texts.ts';
import { onTextError, textTimeZone } from './text-errors.ts';

/** What next-intl needs in components of the server. The language is the folder `[locale]` of the page. */
export default getRequestConfig(async () => {
	const named = String(await locale());
	const language = isPageLanguage(named) ? named : sourceLanguage;
	return {
		locale: language,
		messages: await loadTexts(language),
		timeZone: textTimeZone,
		onError: onTextError,
	};
});
