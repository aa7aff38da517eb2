'use client';

import { type Doctor, sexes } from '@hms/contracts';
import { Button, NumberInput, SimpleGrid } from '@mantine/core';
import { SearchSelect } from '../../components/form/search-select.tsx';
import { DoctorFilter } from '../doctor/doctor-filter.tsx';
import { sexLabels } from './labels.ts';
import { countFilters, maxAge, noFilters, type usePatientListParams } from './list-params.ts';

const sexOptions = sexes.map((value) => ({ value, label: sexLabels[value] }));
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
	return (
		<SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm" verticalSpacing="xs">
			<DoctorFilter
				id={params.doctor}
				doctor={doctor}
				onChange={(id) => void setParams({ doctor: id })}
			/>
			<SearchSelect
				label="Sex"
				placeholder="Any"
				data={sexOptions}
				value={params.sex}
				clearable
				clearButtonProps={{ 'aria-label': 'Any sex' }}
				onChange={(chosen) => void setParams({ sex: sexes.find((sex) => sex === chosen) ?? null })}
			/>
			<SimpleGrid cols={2} spacing="sm">
				<NumberInput
					{...ages}
					label="Age from"
					value={params.ageFrom ?? ''}
					onChange={(value) => void setParams({ ageFrom: ageOf(value) })}
				/>
				<NumberInput
					{...ages}
					label="Age to"
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
				Clear filters
			</Button>
		</SimpleGrid>
	);
}
