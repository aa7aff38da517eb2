'use client';

import { Button, SimpleGrid } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { DayFilter } from '../../components/form/day-filter.tsx';
import { DoctorFilter } from '../doctor/doctor-filter.tsx';
import { PatientFilter } from '../patient/patient-filter.tsx';
import { UserSelect } from '../user/user-select.tsx';
import {
	type ActivityParams,
	countFilters,
	noFilters,
	type SetActivityParams,
} from './list-params.ts';
import type { Filtered } from './queries.ts';

interface ActivityFiltersProps {
	params: ActivityParams;
	setParams: SetActivityParams;
	filtered: Filtered;
}

/** The filters of the activity for who did it, the record and the day. */
export function ActivityFilters({ params, setParams, filtered }: ActivityFiltersProps) {
	const t = useTranslations();
	const { person, patient, doctor } = filtered;
	return (
		<SimpleGrid cols={{ base: 2, md: 3, lg: 6 }} spacing="sm" verticalSpacing="xs">
			<UserSelect
				label={t('activity.filters.person')}
				placeholder={t('activity.filters.anyone')}
				value={person?.id ?? params.person}
				initial={person}
				clearable
				clearButtonProps={{ 'aria-label': t('activity.filters.anyone') }}
				onChange={(id) => void setParams({ person: id })}
			/>
			<PatientFilter
				id={params.patient}
				patient={patient}
				onChange={(id) => void setParams({ patient: id })}
			/>
			<DoctorFilter
				id={params.doctor}
				doctor={doctor}
				onChange={(id) => void setParams({ doctor: id })}
			/>
			<DayFilter
				label={t('activity.filters.from')}
				hint={t('activity.filters.anyDay')}
				shortYear="past"
				day={params.from}
				onChange={(from) => void setParams({ from })}
			/>
			<DayFilter
				label={t('activity.filters.to')}
				hint={t('activity.filters.anyDay')}
				shortYear="past"
				day={params.to}
				onChange={(to) => void setParams({ to })}
			/>
			<Button
				variant="subtle"
				mt={24}
				style={{ justifySelf: 'start' }}
				disabled={countFilters(params) === 0}
				onClick={() => void setParams(noFilters)}
			>
				{t('activity.filters.clear')}
			</Button>
		</SimpleGrid>
	);
}
