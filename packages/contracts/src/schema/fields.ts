import './messages.ts';
import { z } from 'zod';
import { countryCodes } from '../country.ts';
import { isPlainDate } from '../dates/plain-date.ts';
import { extensionError, readPhone } from '../phone/read-phone.ts';
import { cleanLine, cleanParagraph } from '../text/clean-text.ts';

// Control characters (Unicode category Cc) and halves of surrogate pairs: no person types them, PostgreSQL refuses NUL,
// and half a pair cannot be written as UTF-8. Those that are whitespace are gone by then from a line.
const forbidden = /[^\P{Cc}\n\t]|\p{Cs}/u;

// A visible character: no space, no formatting character, and not the Braille pattern without dots.
const visible = /[^\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

function text(max: number, clean: (value: string) => string) {
	return z
		.string()
		.overwrite(clean)
		.refine((value) => !forbidden.test(value), { error: 'must not contain control characters' })
		.min(1, { abort: true })
		.refine((value) => visible.test(value), { error: 'must not be empty' })
		.max(max);
}

/** One line of text, 1 to `max` characters (Unicode code points) once it is cleaned (`cleanLine`), of which some can be seen. */
export const line = (max: number) => text(max, cleanLine);

/** Text that may span lines (`\n`) and hold tabs; otherwise as `line`. */
export const paragraph = (max: number) => text(max, cleanParagraph);

export const personName = line(100);

/** A number as authorities and clinics assign them, in any script: "GMC1234567", "12-345/B", "№ 77/в". */
export const code = (max: number) =>
	line(max).regex(
		/^(?=.*[\p{L}\p{N}])[\p{L}\p{N}#№(][\p{L}\p{N}\p{M}\p{Pd}\p{Join_Control} .,:/_#№()&+'’]*$/u,
		{ error: "must be letters and digits, with spaces or . , : / _ # ( ) & + ' - between them" },
	);

/** A telephone number in E.164: `+`, country code, number; 7 to 15 digits. */
export const phone = line(100)
	.refine((text) => readPhone(text)?.extension == null, { error: extensionError, abort: true })
	.regex(/^\+[1-9]\d{6,14}$/, {
		error: 'must be a telephone number in international form, like +442079460000',
	})
	.meta({ maxLength: 16, description: 'E.164: plus sign, country code, number; no extension.' });

export const country = z
	.enum(countryCodes, { error: 'must be a country, as its two letters in ISO 3166' })
	.meta({ id: 'Country', description: 'ISO 3166-1 alpha-2, or XK.' });

/** A UUID; the system generates version 7, which sorts by time of creation. */
export const id = z
	.uuid()
	.overwrite((value) => value.toLowerCase())
	.describe('UUID, version 7.');

/** A point in time: RFC 3339 in UTC with milliseconds. */
export const instant = z.iso
	.datetime({ precision: 3 })
	.describe('RFC 3339, in UTC, with milliseconds.');

export const plainDate = z
	.string()
	.refine(isPlainDate, {
		error: 'must be a day that exists, written YYYY-MM-DD',
		abort: true,
	})
	.brand<'PlainDate'>()
	.meta({
		format: 'date',
		description: 'A day of the calendar, `YYYY-MM-DD`, without a time zone.',
	});

/** A field of a merge patch that null clears. */
export const clearable = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().optional();
