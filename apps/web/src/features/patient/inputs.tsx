'use client';

import {
	type Address,
	bloodGroups,
	clinicSettings,
	type EmergencyContact,
	type PatientFields,
	sexes,
} from '@hms/contracts';
import { Skeleton, type TagsInputProps, Textarea, TextInput } from '@mantine/core';
import { type ComponentType, Suspense } from 'react';
import {
	emailInput,
	type FieldInput,
	type FieldInputs,
	givenNameInput,
	objectInput,
	phoneInput,
	type SectionInputs,
	textInput,
} from '../../components/form/field-input.tsx';
import { WholeLine } from '../../components/form/form-section.tsx';
import { SearchSelect } from '../../components/form/search-select.tsx';
import { isBlank } from '../../lib/form/blank.ts';
import {
	choice,
	optionalChoice,
	optionalText,
	requiredText,
	textList,
} from '../../lib/form/codecs.ts';
import { dateText } from '../../lib/form/date-codec.ts';
import type { FieldCodec, FormValues } from '../../lib/form/field-codec.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { lazyPart } from '../../lib/ui/lazy-part.tsx';
import { BirthDateField } from './birth-date-field.tsx';
import { CountrySelect } from './country-select.tsx';
import { sexLabels } from './labels.ts';

const TagsField = lazyPart(() =>
	import('../../components/form/tags-field.tsx').then((file) => file.TagsField),
);

const LazyTagsField = (props: TagsInputProps) => (
	<Suspense fallback={<Skeleton height={84} />}>
		<TagsField {...props} />
	</Suspense>
);

/** How allergies are edited, in this component. */
export const allergiesInput = (
	t: Translate,
	Tags: ComponentType<TagsInputProps>,
): FieldInput<string[], string[]> & { section: string } => ({
	section: t('patient.section.clinical'),
	...textList,
	render: (input) => <Tags {...input()} description={t('patient.allergies.hint')} />,
});

/** Without an MRN the API assigns one; an update leaves it unchanged. */
const mrn: FieldCodec<string, string> = {
	...requiredText,
	toInput: (text) => (isBlank(text) ? undefined : text),
};

const addressParts = objectInput({
	line1: textInput,
	line2: textInput,
	postalCode: textInput,
	city: textInput,
	region: textInput,
	country: { ...optionalChoice, render: (input) => <CountrySelect {...input()} /> },
} satisfies FieldInputs<Address>);

type AddressValues = ReturnType<typeof addressParts.toValue> & {
	/** The country that is filled in initially. */
	offeredCountry: string;
};

/** If the record has no address, the clinic's country is filled in initially; on its own it is no address. */
const addressInput: FieldInput<Address | null, AddressValues> = {
	...addressParts,
	toValue(stored, locale) {
		const offeredCountry = stored ? '' : (clinicSettings().country ?? '');
		const parts = addressParts.toValue(stored, locale);
		return { ...parts, country: stored?.country ?? offeredCountry, offeredCountry };
	},
	toInput({ offeredCountry, country, ...rest }, context) {
		const isNone = country === offeredCountry && Object.values(rest).every(isBlank);
		return isNone ? null : addressParts.toInput({ ...rest, country }, context);
	},
};

const contactInput = objectInput({
	name: textInput,
	relationship: textInput,
	phone: phoneInput,
} satisfies FieldInputs<EmergencyContact>);

/** How the form edits the fields of a patient. */
export const patientInputs = (t: Translate) =>
	({
		givenName: { section: t('patient.section.person'), ...givenNameInput },
		familyName: { section: t('patient.section.person'), ...textInput },
		dateOfBirth: {
			section: t('patient.section.person'),
			...dateText('past'),
			render: (input) => <BirthDateField {...input()} />,
		},
		sex: {
			section: t('patient.section.person'),
			...choice('unknown'),
			render: (input) => (
				<SearchSelect
					{...input()}
					data={sexes.map((sex) => ({ value: sex, label: t(sexLabels[sex]) }))}
					allowDeselect={false}
				/>
			),
		},
		mrn: {
			section: t('patient.section.person'),
			...mrn,
			render: (input, isNew) => (
				<TextInput
					{...input()}
					description={t(isNew ? 'patient.mrn.newHint' : 'patient.mrn.hint')}
					inputWrapperOrder={['label', 'input', 'description', 'error']}
					autoComplete="off"
				/>
			),
		},
		phone: { section: t('patient.section.contact'), ...phoneInput },
		email: { section: t('patient.section.contact'), ...emailInput },
		address: { section: t('patient.section.contact'), ...addressInput },
		bloodGroup: {
			section: t('patient.section.clinical'),
			...optionalChoice,
			render: (input) => (
				<SearchSelect
					{...input()}
					data={[{ value: '', label: t('patient.bloodGroup.unknown') }, ...bloodGroups]}
					allowDeselect={false}
				/>
			),
		},
		allergies: allergiesInput(t, LazyTagsField),
		notes: {
			section: t('patient.section.clinical'),
			...optionalText,
			render: (input) => (
				<WholeLine>
					<Textarea {...input()} autosize minRows={3} maxRows={12} />
				</WholeLine>
			),
		},
		emergencyContact: { section: t('patient.section.emergencyContact'), ...contactInput },
	}) as const satisfies SectionInputs<PatientFields>;

export type PatientFormValues = FormValues<ReturnType<typeof patientInputs>> & {
	/** Of a new patient. */
	ownerId?: string;
	/** Of a new patient. */
	primaryDoctorId?: string | null;
};
