'use client';

import { useTranslations } from 'use-intl';
import { type DoctorOption, DoctorSelect } from './doctor-select.tsx';

interface DoctorFilterProps {
	id: string | null;
	/** The doctor of the filter; undefined until loaded. */
	doctor: DoctorOption | undefined;
	onChange: (id: string | null) => void;
}

/** The filter of a list for a doctor, those who have left too. */
export function DoctorFilter({ id, doctor, onChange }: DoctorFilterProps) {
	const t = useTranslations();
	return (
		<DoctorSelect
			label={t('doctor.select.doctor')}
			placeholder={t('doctor.select.any')}
			value={id}
			initial={doctor}
			withArchived
			clearable
			clearButtonProps={{ 'aria-label': t('doctor.select.anyDoctor') }}
			onChange={onChange}
		/>
	);
}
