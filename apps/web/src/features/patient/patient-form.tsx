'use client';

import type { CreatePatientInput, PatientFields } from '@hms/contracts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { FieldSections } from '../../components/form/field-sections.tsx';
import { RecordFormFrame } from '../../components/form/record-form-frame.tsx';
import { findErrors, formInput } from '../../lib/form/field-codec.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { useHomeCountry } from '../../lib/phone/home-country.ts';
import { loadPhoneLibrary } from '../../lib/phone/phone-number.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { patientLabels } from './fields.tsx';
import { type PatientFormValues, patientInputs } from './inputs.tsx';
import { SimilarPatients } from './similar-patients.tsx';

interface PatientFormProps {
	initialValues: PatientFormValues;
	/** Absent: those of a patient's fields. */
	inputs?: ReturnType<typeof patientInputs>;
	/** The stored fields of the patient that is edited; undefined for a new patient. */
	stored?: PatientFields;
	cancelHref: string;
	/** Says that the stored patient has changed since the form was opened. */
	changedNotice?: ReactNode;
	save: (fields: CreatePatientInput) => Promise<unknown>;
}

export function PatientForm(props: PatientFormProps) {
	const t = useTranslations();
	const {
		initialValues,
		inputs = patientInputs(t),
		stored,
		cancelHref,
		changedNotice,
		save,
	} = props;
	const labels = {
		...patientLabels(t),
		ownerId: t('patient.field.ownerId'),
		primaryDoctorId: t('patient.field.primaryDoctorId'),
	};
	const isNew = stored === undefined;
	const context = { locale: useLocale(), country: useHomeCountry(), t: useTranslations() };
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		stored,
		schema: ({ createPatientInput, patientFields, changeSchema }) =>
			isNew ? createPatientInput : changeSchema(patientFields, stored),
		toInput: (values) => formInput(inputs, values, context),
		labels,
		findErrors: (values) => findErrors(inputs, values, context),
		fieldOfCode: { mrn_taken: 'mrn', ...(isNew ? { forbidden: 'ownerId' } : {}) },
		prepare: loadPhoneLibrary,
		save,
	});

	return (
		<RecordFormFrame
			label={t(isNew ? 'patient.new.title' : 'patient.editTitle')}
			saveLabel={t(isNew ? 'patient.new.submit' : 'patient.edit.submit')}
			saving={saving}
			dirty={form.isDirty()}
			failure={failure}
			cancelHref={cancelHref}
			hint={isNew ? <SimilarPatients values={form.values} /> : changedNotice}
			onSubmit={onSubmit}
		>
			<FieldSections inputs={inputs} labels={labels} field={field} isNew={isNew} />
		</RecordFormFrame>
	);
}
