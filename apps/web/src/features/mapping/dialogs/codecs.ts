import { type MappingFields, type PlainDate, today } from '@hms/contracts';
import { parsePlainDate } from '../../../lib/dates/plain-date-text.ts';
import { choice, flag, optionalText, requiredChoice } from '../../../lib/form/codecs.ts';
import { dateText } from '../../../lib/form/date-codec.ts';
import {
	type FieldCodec,
	type FieldCodecs,
	type FormContext,
	type FormValues,
	formErrors,
	formValues,
} from '../../../lib/form/field-codec.ts';
import type { FieldErrors } from '../../../lib/form/validate.ts';
import { mappingLabels as labels } from '../fields.ts';

const day = dateText('near');

const firstDay: FieldCodec<PlainDate, string> = {
	...day,
	toValue: (stored, locale) => day.toValue(stored ?? today(), locale),
	// Where it is left empty, the API's default holds.
	toInput: (text, context) => day.toInput(text, context) ?? undefined,
};

/** How the forms edit the fields of an assignment. */
export const mappingCodecs = {
	doctorId: requiredChoice,
	role: choice('attending'),
	isPrimary: flag(false),
	startedOn: firstDay,
	endedOn: day,
	reason: optionalText,
	notes: optionalText,
} as const satisfies FieldCodecs<MappingFields>;

export type MappingFormValues = FormValues<typeof mappingCodecs>;

/** @param needsPrimary the patient has no primary doctor, so the new one is proposed as such */
export const newMappingValues = (needsPrimary: boolean, locale: string): MappingFormValues => ({
	...formValues(mappingCodecs, null, locale),
	isPrimary: needsPrimary,
});

/** Errors in terms of the typed text and of both dates, where the contract's message would be about its own format. */
export function mappingFormErrors(values: MappingFormValues, context: FormContext): FieldErrors {
	const errors = formErrors(mappingCodecs, values, context, labels);
	const start = parsePlainDate(values.startedOn, context.locale, 'near');
	const end = parsePlainDate(values.endedOn, context.locale, 'near');
	if (start !== null && end !== null && end < start) {
		errors['endedOn'] = `${labels.endedOn} must not be before ${labels.startedOn.toLowerCase()}`;
	}
	return errors;
}
