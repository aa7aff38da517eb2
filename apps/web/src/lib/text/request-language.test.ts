import { expect, test } from 'vitest';
import { languageOfRequest } from './request-language.ts';

test.each([
	// The cookies, what the browser asks for, and the language of the pages in a clinic of `en-US`.
	['a=b; hms_language=en-GB; c=d', 'en-US', 'en-GB'],
	['hms_language=ar-XB', 'en-GB', 'ar-XB'],
	['a=b; __Host-hms_language=de', 'en-GB', 'de'],
	['hms_language=xx', 'en-GB', 'en-GB'],
	['other_hms_language=en-GB', undefined, 'en-US'],
	['hms_language=en-GB/../en-US', undefined, 'en-GB'],
	[undefined, 'en-AU', 'en-GB'],
	[undefined, 'tlh, en-GB;q=0.5, en-US;q=0.9', 'en-US'],
	[undefined, 'en-GB;q=0, tlh', 'en-US'],
	[undefined, '*', 'en-US'],
	[undefined, '!, ;;, en-GB', 'en-GB'],
	[undefined, '', 'en-US'],
	[undefined, undefined, 'en-US'],
])('with the cookies %s and Accept-Language %s pages are in %s', (cookie, accepted, language) => {
	const headers = {
		...(cookie === undefined ? {} : { cookie }),
		...(accepted === undefined ? {} : { 'accept-language': accepted }),
	};
	expect(languageOfRequest(headers, 'en-US')).toBe(language);
});
