import { formatPhone, phoneError, toE164 } from '../phone/phone-number.ts';
import { isBlank, textOrNull } from './blank.ts';
import {
	type Codecs,
	errorAt,
	type FieldCodec,
	type FormValues,
	findErrors,
	formInput,
	formValues,
} from './field-codec.ts';

/** A text that is sent as it is typed. */
export const requiredText: FieldCodec<string, string> = {
	toValue: (stored) => stored ?? '',
	toInput: (text) => text,
};

/** A text that is null where the input is blank. */
export const optionalText: FieldCodec<string | null, string> = {
	toValue: (stored) => stored ?? '',
	toInput: textOrNull,
};

export const textList: FieldCodec<string[], string[]> = {
	toValue: (stored) => stored ?? [],
	toInput: (list) => list,
};

export const phoneNumber: FieldCodec<string | null, string> = {
	toValue: (stored) => (stored ? formatPhone(stored) : ''),
	toInput: (text, { country }) => (isBlank(text) ? null : (toE164(text, country) ?? text)),
	findErrors: (text, { country, t }, path) => errorAt(path, phoneError(text, country, t)),
};

/** @param initial the value of a new record */
export const flag = (initial: boolean): FieldCodec<boolean, boolean> => ({
	toValue: (stored) => stored ?? initial,
	toInput: (value) => value,
});

/** One of a list. @param initial the value of a new record */
export const choice = (initial: string): FieldCodec<string, string> => ({
	toValue: (stored) => stored ?? initial,
	toInput: (value) => value,
});

/** A choice that has to be made: null until then. */
export const requiredChoice: FieldCodec<string, string | null> = {
	toValue: (stored) => stored ?? null,
	toInput: (value) => value ?? undefined,
};

/** One of a list, or none. A select that is cleared has the value null. */
export const optionalChoice: FieldCodec<string | null, string | null> = {
	toValue: (stored) => stored ?? '',
	toInput: (value) => value || null,
};

/** A field that is an object; null where all its inputs are blank. */
export const objectOf = <Parts extends Codecs>(
	parts: Parts,
): FieldCodec<{ readonly [Part in keyof Parts]?: unknown } | null, FormValues<Parts>> => ({
	toValue: (stored, locale) => formValues(parts, stored ?? null, locale),
	toInput: (values, context) =>
		Object.values(values).every((value) => isBlank(String(value ?? '')))
			? null
			: formInput(parts, values, context),
	findErrors: (values, context, path) => findErrors(parts, values, context, `${path}.`),
});
