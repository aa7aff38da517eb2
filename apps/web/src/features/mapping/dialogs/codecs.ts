import { type Mapping, today } from '@hms/contracts';
import {
	dateError,
	parsePlainDate,
	plainDateOrText,
	plainDateText,
} from '../../../lib/dates/plain-date-text.ts';
import { textOrNull } from '../../../lib/form/blank.ts';
import type { FieldErrors } from '../../../lib/form/validate.ts';
import { mappingLabels as labels } from '../labels.ts';

/** The form's values: text as it is typed. */
export type MappingFormValues = {
	doctorId: string | null;
	role: string;
	isPrimary: boolean;
	startedOn: string;
	endedOn: string;
	reason: string;
	notes: string;
};

/** @param needsPrimary the patient has no primary doctor, so the new one is proposed as such */
export function newMappingValues(needsPrimary: boolean, locale: string): MappingFormValues {
	return {
		doctorId: null,
		role: 'attending',
		isPrimary: needsPrimary,
		startedOn: plainDateText(today(), locale),
		endedOn: '',
		reason: '',
		notes: '',
	};
}

export function mappingFormValues(mapping: Mapping, locale: string): MappingFormValues {
	return {
		doctorId: mapping.doctorId,
		role: mapping.role,
		isPrimary: mapping.isPrimary,
		startedOn: plainDateText(mapping.startedOn, locale),
		endedOn: plainDateText(mapping.endedOn, locale),
		reason: mapping.reason ?? '',
		notes: mapping.notes ?? '',
	};
}

/**
 * The form's values in the contract's shape. A value that cannot be parsed is passed on unchanged, for the contract to
 * refuse.
 */
export function mappingInput(values: MappingFormValues, locale: string) {
	const parseDay = (text: string) => plainDateOrText(text, locale, 'near');
	return {
		doctorId: values.doctorId ?? undefined,
		role: values.role,
		isPrimary: values.isPrimary,
		startedOn: parseDay(values.startedOn) ?? undefined,
		endedOn: parseDay(values.endedOn),
		reason: textOrNull(values.reason),
		notes: textOrNull(values.notes),
	};
}

/** Errors in terms of the typed text and of both dates, where the contract's message would be about its own format. */
export function mappingFormErrors(values: MappingFormValues, locale: string): FieldErrors {
	const errors: FieldErrors = {};
	for (const name of ['startedOn', 'endedOn'] as const) {
		const error = dateError(values[name], locale, 'near');
		if (error !== undefined) errors[name] = `${labels[name]} ${error}`;
	}
	const start = parsePlainDate(values.startedOn, locale, 'near');
	const end = parsePlainDate(values.endedOn, locale, 'near');
	if (start !== null && end !== null && end < start) {
		errors['endedOn'] = `${labels.endedOn} must not be before ${labels.startedOn.toLowerCase()}`;
	}
	return errors;
}
