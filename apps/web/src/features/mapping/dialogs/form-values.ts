import { type Mapping, today } from '@hms/contracts';
import {
	dateError,
	parsePlainDate,
	plainDateOrText,
	plainDateText,
} from '../../../lib/dates/plain-date-text.ts';
import { textOrNull } from '../../../lib/form/blank.ts';
import type { Errors } from '../../../lib/form/validate.ts';
import { mappingLabels as labels } from '../labels.ts';

/** What the boxes of the form hold: text as it is typed. */
export type MappingFormValues = {
	doctorId: string | null;
	role: string;
	isPrimary: boolean;
	startedOn: string;
	endedOn: string;
	reason: string;
	notes: string;
};

/** @param needsPrimary the patient has no primary doctor: the next one probably is */
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

/** The form in the contract's shape; what cannot be understood is passed on as it is, for the contract to refuse. */
export function mappingInput(values: MappingFormValues, locale: string) {
	const day = (text: string) => plainDateOrText(text, locale, 'near');
	return {
		doctorId: values.doctorId ?? undefined,
		role: values.role,
		isPrimary: values.isPrimary,
		startedOn: day(values.startedOn) ?? undefined,
		endedOn: day(values.endedOn),
		reason: textOrNull(values.reason),
		notes: textOrNull(values.notes),
	};
}

/** What only the form can see, or say better than the contract does. */
export function mappingFormErrors(values: MappingFormValues, locale: string): Errors {
	const errors: Errors = {};
	for (const name of ['startedOn', 'endedOn'] as const) {
		const fault = dateError(values[name], locale, 'near');
		if (fault !== undefined) errors[name] = `${labels[name]} ${fault}`;
	}
	const start = parsePlainDate(values.startedOn, locale, 'near');
	const end = parsePlainDate(values.endedOn, locale, 'near');
	if (start !== null && end !== null && end < start) {
		errors['endedOn'] = `${labels.endedOn} must not be before ${labels.startedOn.toLowerCase()}`;
	}
	return errors;
}
