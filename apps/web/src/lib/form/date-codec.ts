import type { PlainDate, ShortYear } from '@hms/contracts';
import { dateError, plainDateOrText, plainDateText } from '../dates/plain-date-text.ts';
import { errorAt, type FieldCodec } from './field-codec.ts';

/** @param shortYear how a year of two digits is completed */
export const dateText = (shortYear: ShortYear): FieldCodec<PlainDate | null, string> => ({
	toValue: (stored, locale) => plainDateText(stored ?? null, locale),
	toInput: (text, { locale }) => plainDateOrText(text, locale, shortYear),
	findErrors: (text, { locale, t }, path) => errorAt(path, dateError(text, locale, shortYear, t)),
});
