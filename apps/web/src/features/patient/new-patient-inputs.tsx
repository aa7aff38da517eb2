'use client';

import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import type { FieldInput } from '../../components/form/field-input.tsx';
import { lazyPart } from '../../lib/ui/lazy-part.tsx';
import { patientInputs } from './inputs.tsx';
import { RegisteredFor } from './registered-for.tsx';

const DoctorSelect = lazyPart(() =>
	import('../doctor/doctor-select.tsx').then((file) => file.DoctorSelect),
);

/** An empty value is the user. */
const ownerInput: FieldInput<string, string> & { section: string } = {
	section: 'Person',
	toValue: () => '',
	toInput: (ownerId) => (ownerId === '' ? undefined : ownerId),
	render: (input) => <RegisteredFor {...input()} />,
};

const primaryDoctorInput: FieldInput<string, string | null> & { section: string } = {
	section: 'Clinical',
	toValue: () => null,
	toInput: (doctorId) => doctorId ?? undefined,
	render: (input) => (
		<Suspense fallback={<Skeleton height={60} />}>
			<DoctorSelect
				{...input()}
				placeholder="Type a name"
				description="Looks after the patient from today"
				inputWrapperOrder={['label', 'input', 'description', 'error']}
				clearable
				clearButtonProps={{ 'aria-label': 'No primary doctor' }}
			/>
		</Suspense>
	),
};

/** How the form of a new patient edits its fields, whose it is to be, and who is to look after it. */
export const newPatientInputs = {
	...patientInputs,
	ownerId: ownerInput,
	primaryDoctorId: primaryDoctorInput,
};
