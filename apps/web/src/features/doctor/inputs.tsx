'use client';

import type { DoctorFields } from '@hms/contracts';
import { Switch } from '@mantine/core';
import {
	emailInput,
	givenNameInput,
	phoneInput,
	type SectionInputs,
	textInput,
} from '../../components/form/field-input.tsx';
import { WholeLine } from '../../components/form/form-section.tsx';
import { flag, requiredChoice } from '../../lib/form/codecs.ts';
import type { FormValues } from '../../lib/form/field-codec.ts';
import { SpecialtySelect } from './specialty-select.tsx';

/** How the form edits the fields of a doctor. */
export const doctorInputs = {
	givenName: { section: 'Doctor', ...givenNameInput },
	familyName: { section: 'Doctor', ...textInput },
	specialty: {
		section: 'Doctor',
		...requiredChoice,
		render: (input) => <SpecialtySelect {...input()} required />,
	},
	licenseNumber: { section: 'Doctor', ...textInput },
	acceptingPatients: {
		section: 'Doctor',
		...flag(true),
		render: (input) => {
			const { value, ...props } = input();
			return (
				<WholeLine>
					<Switch
						{...props}
						checked={value}
						description="Turn this off if the doctor takes no new patients"
					/>
				</WholeLine>
			);
		},
	},
	phone: { section: 'Contact', ...phoneInput },
	email: { section: 'Contact', ...emailInput },
} as const satisfies SectionInputs<DoctorFields>;

export type DoctorFormValues = FormValues<typeof doctorInputs>;
