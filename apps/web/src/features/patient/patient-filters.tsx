'use client';

import { type Doctor, sexes } from '@hms/contracts';
import { Button, NumberInput, SimpleGrid } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { SearchSelect } from '../../components/form/search-select.tsx';
import { DoctorFilter } from '../doctor/doctor-filter.tsx';
import { sexLabels } from './labels.ts';
import { countFilters, maxAge, noFilters, type usePatientListParams } from './list-params.ts';

const ages = { min: 0, max: maxAge, allowDecimal: false, allowNegative: false } as const;
const ageOf = (value: number | string) => (typeof value === 'number' ? value : null);

interface PatientFiltersProps {
	params: ReturnType<typeof usePatientListParams>[0];
	setParams: ReturnType<typeof usePatientListParams>[1];
	/** The doctor of the filter; undefined until loaded. */
	doctor: Doctor | undefined;
}

/** The list's filters for a doctor, the sex and the age. */
export function PatientFilters({ params, setParams, doctor }: PatientFiltersProps) {
	const t = useTranslations();
	return (
		<SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm" verticalSpacing="xs">
			<DoctorFilter
				id={params.doctor}
				doctor={doctor}
				onChange={(id) => void setParams({ doctor: id })}
			/>
			<SearchSelect
				label={t('patient.field.sex')}
				placeholder={t('patient.filter.any')}
				data={sexes.map((value) => ({ value, label: t(sexLabels[value]) }))}
				value={params.sex}
				clearable
				clearButtonProps={{ 'aria-label': t('patient.filter.anySex') }}
				onChange={(chosen) => void setParams({ sex: sexes.find((sex) => sex === chosen) ?? null })}
			/>
			<SimpleGrid cols={2} spacing="sm">
				<NumberInput
					{...ages}
					label={t('patient.filter.ageFrom')}
					value={params.ageFrom ?? ''}
					onChange={(value) => void setParams({ ageFrom: ageOf(value) })}
				/>
				<NumberInput
					{...ages}
					label={t('patient.filter.ageTo')}
					value={params.ageTo ?? ''}
					onChange={(value) => void setParams({ ageTo: ageOf(value) })}
				/>
			</SimpleGrid>
			<Button
				variant="subtle"
				style={{ alignSelf: 'end', justifySelf: 'start' }}
				disabled={countFilters(params) === 0}
				onClick={() => void setParams(noFilters)}
			>
				{t('patient.filter.clear')}
			</Button>
		</SimpleGrid>
	);
}
