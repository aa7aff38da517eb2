'use client';

import { Select, TextInput } from '@mantine/core';
import type { FieldInput, SectionInputs } from '../../components/form/field-input.tsx';
import { WholeLine } from '../../components/form/form-section.tsx';
import { choice, optionalChoice, optionalText } from '../../lib/form/codecs.ts';
import type { FormValues } from '../../lib/form/field-codec.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { CountrySelect } from '../patient/country-select.tsx';
import type { ClinicSettingFields } from './fields.ts';
import {
	dateOrderLabels,
	languageLabels,
	optionsOf,
	paperSizeLabels,
	timeFormatLabels,
	translateLabels,
} from './labels.ts';
import { TimeZoneSelect } from './time-zone-select.tsx';

/** One of a few values, all of which have a label. */
const choiceOf = (labels: Readonly<Record<string, string>>): FieldInput<string, string> => ({
	...choice(''),
	render: (input) => <Select {...input()} data={optionsOf(labels)} allowDeselect={false} />,
});

/** How the form edits the settings of the clinic. */
export const clinicInputs = (t: Translate) =>
	({
		name: {
			section: t('clinic.section.clinic'),
			...optionalText,
			render: (input) => (
				<WholeLine>
					<TextInput {...input()} description={t('clinic.hint.name')} autoComplete="organization" />
				</WholeLine>
			),
		},
		timeZone: {
			section: t('clinic.section.clinic'),
			...choice(''),
			render: (input) => <TimeZoneSelect {...input()} description={t('clinic.hint.timeZone')} />,
		},
		country: {
			section: t('clinic.section.clinic'),
			...optionalChoice,
			// Null, so that there is nothing to clear.
			toValue: (stored) => stored ?? null,
			render: (input) => <CountrySelect {...input()} description={t('clinic.hint.country')} />,
		},
		language: { section: t('clinic.section.formats'), ...choiceOf(languageLabels) },
		paperSize: {
			section: t('clinic.section.formats'),
			...choiceOf(translateLabels(t, paperSizeLabels)),
		},
		dateOrder: {
			section: t('clinic.section.formats'),
			...choiceOf(translateLabels(t, dateOrderLabels)),
		},
		timeFormat: {
			section: t('clinic.section.formats'),
			...choiceOf(translateLabels(t, timeFormatLabels)),
		},
	}) satisfies SectionInputs<ClinicSettingFields>;

export type ClinicFormValues = FormValues<ReturnType<typeof clinicInputs>>;
