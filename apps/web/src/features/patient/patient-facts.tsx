'use client';

import type { Patient, PatientFields } from '@hms/contracts';
import { Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { FieldFacts } from '../../components/record/field-facts.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { patientTable } from './fields.tsx';

export function PatientFacts({ patient }: { patient: Patient }) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	return (
		<Stack gap="md">
			<FieldFacts<PatientFields> table={patientTable(t)} record={patient} />
			<Text size="xs" c="dimmed">
				{t('patient.overview.times', {
					created: formatInstant(patient.createdAt, locale, timeZone),
					updated: formatInstant(patient.updatedAt, locale, timeZone),
				})}
			</Text>
		</Stack>
	);
}
