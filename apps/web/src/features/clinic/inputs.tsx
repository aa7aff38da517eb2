'use client';

import { Select, TextInput } from '@mantine/core';
import type { FieldInput, SectionInputs } from '../../components/form/field-input.tsx';
import { WholeLine } from '../../components/form/form-section.tsx';
import { choice, optionalChoice, optionalText } from '../../lib/form/codecs.ts';
import type { FormValues } from '../../lib/form/field-codec.ts';
import { CountrySelect } from '../patient/country-select.tsx';
import type { ClinicSettingFields } from './fields.ts';
import {
	dateOrderLabels,
	languageLabels,
	optionsOf,
	paperSizeLabels,
	timeFormatLabels,
} from './labels.ts';
import { TimeZoneSelect } from './time-zone-select.tsx';

/** One of a few values, all of which have a label. */
const choiceOf = (labels: Readonly<Record<string, string>>): FieldInput<string, string> => ({
	...choice(''),
	render: (input) => <Select {...input()} data={optionsOf(labels)} allowDeselect={false} />,
});

/** How the form edits the settings of the clinic. */
export const clinicInputs = {
	name: {
		section: 'Clinic',
		...optionalText,
		render: (input) => (
			<WholeLine>
				<TextInput
					{...input()}
					description="On the page to sign in, and on what is printed"
					autoComplete="organization"
				/>
			</WholeLine>
		),
	},
	timeZone: {
		section: 'Clinic',
		...choice(''),
		render: (input) => (
			<TimeZoneSelect {...input()} description="The clinic’s days begin and end by it" />
		),
	},
	country: {
		section: 'Clinic',
		...optionalChoice,
		// Null, so that there is nothing to clear.
		toValue: (stored) => stored ?? null,
		render: (input) => (
			<CountrySelect {...input()} description="For telephone numbers and new addresses" />
		),
	},
	language: { section: 'Formats', ...choiceOf(languageLabels) },
	paperSize: { section: 'Formats', ...choiceOf(paperSizeLabels) },
	dateOrder: { section: 'Formats', ...choiceOf(dateOrderLabels) },
	timeFormat: { section: 'Formats', ...choiceOf(timeFormatLabels) },
} as const satisfies SectionInputs<ClinicSettingFields>;

export type ClinicFormValues = FormValues<typeof clinicInputs>;
