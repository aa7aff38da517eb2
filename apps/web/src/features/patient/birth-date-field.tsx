'use client';

import type { TextInputProps } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { PlainDateField } from '../../components/form/plain-date-field.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { ageLabel } from '../../lib/dates/age.ts';

/** An input for a birth date, which says the age. */
export function BirthDateField(input: TextInputProps & { value?: string }) {
	const t = useTranslations();
	const { today } = useClinic();
	return (
		<PlainDateField
			{...input}
			shortYear="past"
			hint={t('patient.birthDate.hint')}
			describe={(date) => (date > today ? t('patient.birthDate.future') : ageLabel(date, today, t))}
		/>
	);
}
