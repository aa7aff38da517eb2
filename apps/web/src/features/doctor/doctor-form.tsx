'use client';

import type { DoctorFields } from '@hms/contracts';
import { Switch, TextInput } from '@mantine/core';
import { EmailField } from '../../components/form/email-field.tsx';
import { FormSection, WholeLine } from '../../components/form/form-section.tsx';
import { PhoneField } from '../../components/form/phone-field.tsx';
import { RecordFormFrame } from '../../components/form/record-form-frame.tsx';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { useHomeCountry } from '../../lib/phone/home-country.ts';
import { loadPhoneLibrary } from '../../lib/phone/phone-number.ts';
import { type DoctorFormValues, doctorFormErrors, doctorInput } from './form-values.ts';
import { doctorLabels as labels } from './labels.ts';
import { SpecialtySelect } from './specialty-select.tsx';

interface DoctorFormProps {
	initialValues: DoctorFormValues;
	/** The stored fields of the doctor that is edited; undefined for a new doctor. */
	stored?: DoctorFields;
	cancelHref: string;
	save: (fields: DoctorFields) => Promise<unknown>;
}

export function DoctorForm({ initialValues, stored, cancelHref, save }: DoctorFormProps) {
	const country = useHomeCountry();
	const isNew = stored === undefined;
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		stored,
		schema: ({ doctorFields, changeSchema }) =>
			isNew ? doctorFields : changeSchema(doctorFields, stored),
		toInput: (values) => doctorInput(values, country),
		labels,
		findErrors: (values) => doctorFormErrors(values, country),
		fieldOfCode: { license_taken: 'licenseNumber' },
		prepare: loadPhoneLibrary,
		save,
	});
	return (
		<RecordFormFrame
			label={isNew ? 'New doctor' : 'Edit doctor'}
			saveLabel={isNew ? 'Add doctor' : 'Save changes'}
			saving={saving}
			dirty={form.isDirty()}
			failure={failure}
			cancelHref={cancelHref}
			onSubmit={onSubmit}
		>
			<FormSection title="Doctor">
				<TextInput
					{...field('givenName')}
					label={labels.givenName}
					required
					autoFocus={isNew}
					autoComplete="off"
				/>
				<TextInput {...field('familyName')} label={labels.familyName} autoComplete="off" />
				<SpecialtySelect {...field('specialty')} label={labels.specialty} required />
				<TextInput {...field('licenseNumber')} label={labels.licenseNumber} autoComplete="off" />
				<WholeLine>
					<Switch
						{...form.getInputProps('acceptingPatients', { type: 'checkbox' })}
						label={labels.acceptingPatients}
						description="Whether new patients should be assigned"
					/>
				</WholeLine>
			</FormSection>
			<FormSection title="Contact">
				<PhoneField {...field('phone')} label={labels.phone} />
				<EmailField {...field('email')} label={labels.email} autoComplete="off" />
			</FormSection>
		</RecordFormFrame>
	);
}
