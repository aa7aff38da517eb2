'use client';

import type { DoctorFields } from '@hms/contracts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { FieldSections } from '../../components/form/field-sections.tsx';
import { RecordFormFrame } from '../../components/form/record-form-frame.tsx';
import { findErrors, formInput } from '../../lib/form/field-codec.ts';
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
	/** Says that the stored doctor has changed since the form was opened. */
	changedNotice?: ReactNode;
	save: (fields: DoctorFields) => Promise<unknown>;
}

export function DoctorForm(props: DoctorFormProps) {
	const { initialValues, stored, cancelHref, changedNotice, save } = props;
	const context = { locale: useLocale(), country: useHomeCountry(), t: useTranslations() };
	const isNew = stored === undefined;
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		stored,
		schema: ({ doctorFields, changeSchema }) =>
			isNew ? doctorFields : changeSchema(doctorFields, stored),
		toInput: (values) => formInput(doctorInputs, values, context),
		labels,
		findErrors: (values) => findErrors(doctorInputs, values, context),
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
			hint={changedNotice}
			onSubmit={onSubmit}
		>
			<FieldSections inputs={doctorInputs} labels={labels} field={field} isNew={isNew} />
		</RecordFormFrame>
	);
}
