'use client';

import { useTranslations } from 'use-intl';
import { type PatientOption, PatientSelect } from './patient-select.tsx';

interface PatientFilterProps {
	id: string | null;
	/** The patient of the filter; undefined until loaded. */
	patient: PatientOption | undefined;
	onChange: (id: string | null) => void;
}

/** The filter of a list for a patient. */
export function PatientFilter({ id, patient, onChange }: PatientFilterProps) {
	const t = useTranslations();
	return (
		<PatientSelect
			label={t('patient.filter.patient')}
			placeholder={t('patient.filter.any')}
			value={id}
			initial={patient}
			clearable
			clearButtonProps={{ 'aria-label': t('patient.filter.anyPatient') }}
			onChange={onChange}
		/>
	);
}
