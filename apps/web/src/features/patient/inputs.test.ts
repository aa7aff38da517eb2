import {
	addDays,
	addYears,
	changeSchema,
	type PatientFields,
	patientFields,
	today,
} from '@hms/contracts';
import { expect, test } from 'vitest';
import { changesOf, keepUnchangedValues } from '../../lib/form/changes.ts';
import { findErrors, formInput, formValues } from '../../lib/form/field-codec.ts';
import { validateInput } from '../../lib/form/validate.ts';
import { translate } from '../../lib/text/translate.testing.ts';
import { patientLabels } from './fields.tsx';
import { patientInputs } from './inputs.tsx';

const inputs = patientInputs(translate);
const context = { locale: 'en-GB', country: 'GB', t: translate };

/** What the form of a stored patient sends after the user has typed some values, and the errors that it shows. */
function edit(stored: PatientFields, typed: Record<string, string>) {
	const initial = formValues(inputs, stored, context.locale);
	const values = { ...initial, ...typed };
	const input = keepUnchangedValues(
		stored,
		formInput(inputs, initial, context),
		formInput(inputs, values, context),
	);
	return {
		errors: {
			...validateInput(changeSchema(patientFields, stored), input, patientLabels(translate)),
			...findErrors(inputs, values, context),
		},
		changes: changesOf(stored, Object(input)),
	};
}

test('a patient who has become older than 130 years can be edited, and keeps the birth date', () => {
	const dateOfBirth = addDays(addYears(today(), -130), -1);
	const stored = { ...patientFields.parse({ givenName: 'Ada', mrn: 'P-1' }), dateOfBirth };
	expect(edit(stored, { givenName: 'Augusta' })).toEqual({
		errors: {},
		changes: { givenName: 'Augusta' },
	});
	expect(edit(stored, { dateOfBirth: addDays(dateOfBirth, -1) }).errors).toEqual({
		dateOfBirth: 'Must not be more than 130 years ago',
	});
});
