'use client';

import { bloodGroups, type PatientFields, sexes } from '@hms/contracts';
import { Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { EmailField } from '../../components/form/email-field.tsx';
import { FormSection, WholeLine } from '../../components/form/form-section.tsx';
import { PhoneField } from '../../components/form/phone-field.tsx';
import { PlainDateField } from '../../components/form/plain-date-field.tsx';
import { RecordFormFrame } from '../../components/form/record-form-frame.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { ageLabel } from '../../lib/dates/age.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { useHomeCountry } from '../../lib/phone/home-country.ts';
import { loadPhoneLibrary } from '../../lib/phone/phone-number.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { CountrySelect } from './country-select.tsx';
import { patientFormErrors } from './form-errors.ts';
import { type PatientFormValues, patientInput } from './form-values.ts';
import { patientLabels as labels, sexLabels } from './labels.ts';
import { SimilarPatients } from './similar-patients.tsx';

interface PatientFormProps {
	initialValues: PatientFormValues;
	/** The stored fields of the patient that is edited; undefined for a new patient. */
	stored?: PatientFields;
	cancelHref: string;
	save: (fields: PatientFields) => Promise<unknown>;
}

export function PatientForm({ initialValues, stored, cancelHref, save }: PatientFormProps) {
	const locale = useLocale();
	const country = useHomeCountry();
	const isNew = stored === undefined;
	const { today } = useClinic();
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		stored,
		schema: ({ patientFields, changeSchema }) =>
			isNew ? patientFields : changeSchema(patientFields, stored),
		toInput: (values) => patientInput(values, locale, country),
		labels,
		findErrors: (values) => patientFormErrors(values, locale, country),
		fieldOfCode: { mrn_taken: 'mrn' },
		prepare: loadPhoneLibrary,
		save,
	});

	return (
		<RecordFormFrame
			label={isNew ? 'New patient' : 'Edit patient'}
			saveLabel={isNew ? 'Register patient' : 'Save changes'}
			saving={saving}
			dirty={form.isDirty()}
			failure={failure}
			cancelHref={cancelHref}
			hint={isNew ? <SimilarPatients values={form.values} /> : undefined}
			onSubmit={onSubmit}
		>
			<FormSection title="Person">
				<TextInput
					{...field('givenName')}
					label={labels.givenName}
					required
					autoFocus={isNew}
					autoComplete="off"
				/>
				<TextInput {...field('familyName')} label={labels.familyName} autoComplete="off" />
				<PlainDateField
					{...field('dateOfBirth')}
					label={labels.dateOfBirth}
					shortYear="past"
					hint="10.12.1990, 10 Dec 1990 or 1990-12-10"
					describe={(date) => (date > today ? 'in the future' : ageLabel(date, today))}
				/>
				<Select
					{...field('sex')}
					label={labels.sex}
					data={sexes.map((sex) => ({ value: sex, label: sexLabels[sex] }))}
					allowDeselect={false}
				/>
				<TextInput
					{...field('mrn')}
					label={labels.mrn}
					description={isNew ? 'Given by the system if left empty' : 'Medical record number'}
					inputWrapperOrder={['label', 'input', 'description', 'error']}
					autoComplete="off"
				/>
			</FormSection>
			<FormSection title="Contact">
				<PhoneField {...field('phone')} label={labels.phone} />
				<EmailField {...field('email')} label={labels.email} autoComplete="off" />
				<TextInput {...field('address.line1')} label={labels['address.line1']} autoComplete="off" />
				<TextInput {...field('address.line2')} label={labels['address.line2']} autoComplete="off" />
				<TextInput
					{...field('address.postalCode')}
					label={labels['address.postalCode']}
					autoComplete="off"
				/>
				<TextInput {...field('address.city')} label={labels['address.city']} autoComplete="off" />
				<TextInput
					{...field('address.region')}
					label={labels['address.region']}
					autoComplete="off"
				/>
				<CountrySelect {...field('address.country')} label={labels['address.country']} />
			</FormSection>
			<FormSection title="Clinical">
				<Select
					{...field('bloodGroup')}
					label={labels.bloodGroup}
					data={[{ value: '', label: 'Not known' }, ...bloodGroups]}
					allowDeselect={false}
				/>
				<TagsInput
					{...field('allergies')}
					label={labels.allergies}
					description="Enter after each one"
					inputWrapperOrder={['label', 'input', 'description', 'error']}
					acceptValueOnBlur
				/>
				<WholeLine>
					<Textarea {...field('notes')} label={labels.notes} autosize minRows={3} maxRows={12} />
				</WholeLine>
			</FormSection>
			<FormSection title="Emergency contact">
				<TextInput
					{...field('emergencyContact.name')}
					label={labels['emergencyContact.name']}
					autoComplete="off"
				/>
				<TextInput
					{...field('emergencyContact.relationship')}
					label={labels['emergencyContact.relationship']}
					autoComplete="off"
				/>
				<PhoneField {...field('emergencyContact.phone')} label={labels['emergencyContact.phone']} />
			</FormSection>
		</RecordFormFrame>
	);
}
