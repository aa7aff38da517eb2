'use client';

import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import type { FieldInput } from '../../components/form/field-input.tsx';
import { TagsField } from '../../components/form/tags-field.tsx';
import type { Translate } from '../../lib/text/text-key.ts';
import { lazyPart } from '../../lib/ui/lazy-part.tsx';
import { allergiesInput, patientInputs } from './inputs.tsx';
import { RegisteredFor } from './registered-for.tsx';

const DoctorSelect = lazyPart(() =>
	import('../doctor/doctor-select.tsx').then((file) => file.DoctorSelect),
);

/** An empty value is the user. */
const ownerInput = (t: Translate): FieldInput<string, string> & { section: string } => ({
	section: t('patient.section.person'),
	toValue: () => '',
	toInput: (ownerId) => (ownerId === '' ? undefined : ownerId),
	render: (input) => <RegisteredFor {...input()} />,
});

const primaryDoctorInput = (
	t: Translate,
): FieldInput<string, string | null> & { section: string } => ({
	section: t('patient.section.clinical'),
	toValue: () => null,
	toInput: (doctorId) => doctorId ?? undefined,
	render: (input) => (
		<Suspense fallback={<Skeleton height={60} />}>
			<DoctorSelect
				{...input()}
				placeholder={t('patient.primaryDoctor.placeholder')}
				description={t('patient.primaryDoctor.hint')}
				inputWrapperOrder={['label', 'input', 'description', 'error']}
				clearable
				clearButtonProps={{ 'aria-label': t('patient.primaryDoctor.none') }}
			/>
		</Suspense>
	),
});

/** How the form of a new patient edits its fields, whose it is to be, and who is to look after it. */
export const newPatientInputs = (t: Translate) => ({
	...patientInputs(t),
	// At once: the page is there, and is typed into, before its scripts are.
	allergies: allergiesInput(t, TagsField),
	ownerId: ownerInput(t),
	primaryDoctorId: primaryDoctorInput(t),
});
