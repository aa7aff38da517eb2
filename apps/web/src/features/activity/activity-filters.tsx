'use client';

import { Button, SimpleGrid } from '@mantine/core';
import { DayFilter } from '../../components/form/day-filter.tsx';
import { DoctorSelect } from '../doctor/doctor-select.tsx';
import { PatientSelect } from '../patient/patient-select.tsx';
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
	const { person, patient, doctor } = filtered;
	return (
		<SimpleGrid cols={{ base: 2, md: 3, lg: 6 }} spacing="sm" verticalSpacing="xs">
			<UserSelect
				label="Person"
				placeholder="Anyone"
				// The selects remount when who is chosen in the URL changes or becomes known, because each keeps its own choice.
				key={`person ${params.person} ${person?.id}`}
				value={person?.id ?? params.person}
				initial={person}
				clearable
				clearButtonProps={{ 'aria-label': 'Anyone' }}
				onChange={(id) => void setParams({ person: id })}
			/>
			<PatientSelect
				label="Patient"
				placeholder="Any"
				key={`patient ${params.patient} ${patient?.id}`}
				value={params.patient}
				initial={patient}
				clearable
				clearButtonProps={{ 'aria-label': 'Any patient' }}
				onChange={(id) => void setParams({ patient: id })}
			/>
			<DoctorSelect
				label="Doctor"
				placeholder="Any"
				key={`doctor ${params.doctor} ${doctor?.id}`}
				value={params.doctor}
				initial={doctor}
				withArchived
				clearable
				clearButtonProps={{ 'aria-label': 'Any doctor' }}
				onChange={(id) => void setParams({ doctor: id })}
			/>
			<DayFilter
				label="From"
				hint="Any day, if left empty"
				shortYear="past"
				day={params.from}
				onChange={(from) => void setParams({ from })}
			/>
			<DayFilter
				label="To"
				hint="Any day, if left empty"
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
				Clear filters
			</Button>
		</SimpleGrid>
	);
}
