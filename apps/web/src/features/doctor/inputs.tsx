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
import type { Translate } from '../../lib/text/text-key.ts';
import { SpecialtySelect } from './specialty-select.tsx';

/** How the form edits the fields of a doctor. */
export const doctorInputs = (t: Translate) =>
	({
		givenName: { section: t('doctor.sections.doctor'), ...givenNameInput },
		familyName: { section: t('doctor.sections.doctor'), ...textInput },
		specialty: {
			section: t('doctor.sections.doctor'),
			...requiredChoice,
			render: (input) => <SpecialtySelect {...input()} required />,
		},
		licenseNumber: { section: t('doctor.sections.doctor'), ...textInput },
		acceptingPatients: {
			section: t('doctor.sections.doctor'),
			...flag(true),
			render: (input) => {
				const { value, ...props } = input();
				return (
					<WholeLine>
						<Switch {...props} checked={value} description={t('doctor.accepting.hint')} />
					</WholeLine>
				);
			},
		},
		phone: { section: t('doctor.sections.contact'), ...phoneInput },
		email: { section: t('doctor.sections.contact'), ...emailInput },
	}) as const satisfies SectionInputs<DoctorFields>;

export type DoctorFormValues = FormValues<ReturnType<typeof doctorInputs>>;
