'use client';

import type { PatientFields } from '@hms/contracts';
import type { ReactNode } from 'react';
import { FieldSections } from '../../components/form/field-sections.tsx';
import { RecordFormFrame } from '../../components/form/record-form-frame.tsx';
import { formErrors, formInput } from '../../lib/form/field-codec.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { useHomeCountry } from '../../lib/phone/home-country.ts';
import { loadPhoneLibrary } from '../../lib/phone/phone-number.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { patientLabels as labels } from './fields.tsx';
import { type PatientFormValues, patientInputs } from './inputs.tsx';
import { SimilarPatients } from './similar-patients.tsx';

interface PatientFormProps {
	initialValues: PatientFormValues;
	/** The stored fields of the patient that is edited; undefined for a new patient. */
	stored?: PatientFields;
	cancelHref: string;
	/** Says that the stored patient has changed since the form was opened. */
	changedNotice?: ReactNode;
	save: (fields: PatientFields) => Promise<unknown>;
}

export function PatientForm(props: PatientFormProps) {
	const { initialValues, stored, cancelHref, changedNotice, save } = props;
	const isNew = stored === undefined;
	const context = { locale: useLocale(), country: useHomeCountry() };
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		stored,
		schema: ({ patientFields, changeSchema }) =>
			isNew ? patientFields : changeSchema(patientFields, stored),
		toInput: (values) => formInput(patientInputs, values, context),
		labels,
		findErrors: (values) => formErrors(patientInputs, values, context, labels),
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
			hint={isNew ? <SimilarPatients values={form.values} /> : changedNotice}
			onSubmit={onSubmit}
		>
			<FieldSections inputs={patientInputs} labels={labels} field={field} isNew={isNew} />
		</RecordFormFrame>
	);
}
