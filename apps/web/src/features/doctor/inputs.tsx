'use client';

import type { DoctorFields } from '@hms/contracts';
import { Switch, type SwitchProps } from '@mantine/core';
import { useTranslations } from 'use-intl';
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

function AcceptingInput(props: SwitchProps) {
	const t = useTranslations();
	return (
		<WholeLine>
			<Switch {...props} description={t('doctor.accepting.hint')} />
		</WholeLine>
	);
}

/** How the form edits the fields of a doctor; the section of each is the key of its title. */
export const doctorInputs = {
	givenName: { section: 'doctor.sections.doctor', ...givenNameInput },
	familyName: { section: 'doctor.sections.doctor', ...textInput },
	specialty: {
		section: 'doctor.sections.doctor',
		...requiredChoice,
		render: (input) => <SpecialtySelect {...input()} required />,
	},
	licenseNumber: { section: 'doctor.sections.doctor', ...textInput },
	acceptingPatients: {
		section: 'doctor.sections.doctor',
		...flag(true),
		render: (input) => {
			const { value, ...props } = input();
			return <AcceptingInput {...props} checked={value} />;
		},
	},
	phone: { section: 'doctor.sections.contact', ...phoneInput },
	email: { section: 'doctor.sections.contact', ...emailInput },
} as const satisfies SectionInputs<DoctorFields>;

export type DoctorFormValues = FormValues<typeof doctorInputs>;
