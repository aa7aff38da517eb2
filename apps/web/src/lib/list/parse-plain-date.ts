import { isPlainDate } from '@hms/contracts';
import { createParser } from 'nuqs';

/** A day as a parameter of the URL. */
export const parseAsPlainDate = createParser({
	parse: (text: string) => (isPlainDate(text) ? text : null),
	serialize: (day) => day,
});
