'use client';

import type { DoctorFields } from '@hms/contracts';
import { FieldSections } from '../../components/form/field-sections.tsx';
import { RecordFormFrame } from '../../components/form/record-form-frame.tsx';
import { formErrors, formInput } from '../../lib/form/field-codec.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { useHomeCountry } from '../../lib/phone/home-country.ts';
import { loadPhoneLibrary } from '../../lib/phone/phone-number.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { doctorLabels as labels } from './fields.tsx';
import { type DoctorFormValues, doctorInputs } from './inputs.tsx';

interface DoctorFormProps {
	initialValues: DoctorFormValues;
	/** The stored fields of the doctor that is edited; undefined for a new doctor. */
	stored?: DoctorFields;
	cancelHref: string;
	save: (fields: DoctorFields) => Promise<unknown>;
}

export function DoctorForm({ initialValues, stored, cancelHref, save }: DoctorFormProps) {
	const context = { locale: useLocale(), country: useHomeCountry() };
	const isNew = stored === undefined;
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		stored,
		schema: ({ doctorFields, changeSchema }) =>
			isNew ? doctorFields : changeSchema(doctorFields, stored),
		toInput: (values) => formInput(doctorInputs, values, context),
		labels,
		findErrors: (values) => formErrors(doctorInputs, values, context, labels),
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
			<FieldSections inputs={doctorInputs} labels={labels} field={field} isNew={isNew} />
		</RecordFormFrame>
	);
}
