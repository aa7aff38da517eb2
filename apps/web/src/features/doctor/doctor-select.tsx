'use client';

import type { Doctor } from '@hms/contracts';
import { Group, Loader, Select, type SelectProps, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '../../lib/api/trpc.ts';
import { searchText } from '../../lib/list/search-text.ts';
import { fullName } from '../../lib/text/person-name.ts';
import { specialtyLabels } from './labels.ts';

/** What a doctor is offered by. */
export type DoctorOption = Pick<
	Doctor,
	'id' | 'givenName' | 'familyName' | 'specialty' | 'status'
> &
	Partial<Pick<Doctor, 'acceptingPatients'>>;

interface DoctorSelectProps extends Omit<SelectProps, 'data' | 'renderOption' | 'filter'> {
	/** Doctors who cannot be chosen, and why in a word or two. */
	taken?: ReadonlyMap<string, string> | undefined;
	/** Who is chosen already. */
	known?: DoctorOption | undefined;
	/** Doctors who have left can be chosen too. */
	withArchived?: boolean;
	/** Somebody else was chosen, or nobody. */
	onDoctorChange?: (doctor: DoctorOption | null) => void;
}

/** Whom the directory offers for what is typed, twenty at a time. */
export function useDoctorSearch(typed: string, withArchived: boolean) {
	const text = searchText(typed);
	const [q] = useDebouncedValue(text, 180);
	const query = trpc.doctor.list.useQuery(
		{ ...(q === '' ? {} : { q }), ...(withArchived ? { status: 'all' } : {}), limit: 20 },
		{ placeholderData: keepPreviousData },
	);
	return { ...query, stale: query.isPlaceholderData || q !== text };
}

const noneUnavailable: ReadonlyMap<string, string> = new Map();

/** What else is to be known before a doctor is chosen. */
function availabilityNote(doctor: DoctorOption | undefined): string {
	if (doctor?.status === 'archived') return 'Has left';
	return doctor?.acceptingPatients === false ? 'Not accepting' : '';
}

/** A doctor of the directory, found by typing. */
export function DoctorSelect(props: DoctorSelectProps) {
	const { taken = noneUnavailable, known, withArchived = false, onDoctorChange, ...select } = props;
	const [typed, setTyped] = useState('');
	const [lastChosen, setChosen] = useState<DoctorOption | null>(null);
	const chosen = lastChosen ?? known ?? null;
	// Once somebody is chosen the box holds that name, which is not a question.
	const { data, isFetching, isError, stale } = useDoctorSearch(
		chosen !== null && typed === fullName(chosen) ? '' : typed,
		withArchived,
	);
	const found: DoctorOption[] = data?.items ?? [];
	const doctors =
		chosen === null || found.some(({ id }) => id === chosen.id) ? found : [chosen, ...found];
	const byId = new Map(doctors.map((doctor) => [doctor.id, doctor]));

	function nothingFound() {
		if (isError) return 'The directory could not be loaded';
		return isFetching || stale ? 'Searching…' : 'No doctor matches';
	}

	return (
		<Select
			{...select}
			data={doctors.map((doctor) => ({
				value: doctor.id,
				label: fullName(doctor),
				// Who answers an earlier text is shown but not chosen: Enter must not take somebody who was not meant.
				disabled: stale || taken.has(doctor.id),
			}))}
			onChange={(value, option) => {
				const doctor = (value === null ? undefined : byId.get(value)) ?? null;
				setChosen(doctor);
				onDoctorChange?.(doctor);
				select.onChange?.(value, option);
			}}
			searchable
			// Not before something is typed or clicked: in a dialog the list would cover the rest of it.
			openOnFocus={false}
			searchValue={typed}
			onSearchChange={setTyped}
			// The server has done it, and knows more than the name.
			filter={({ options }) => options}
			nothingFoundMessage={nothingFound()}
			rightSection={isFetching ? <Loader size={14} /> : undefined}
			autoComplete="off"
			renderOption={({ option }) => {
				const doctor = byId.get(option.value);
				return (
					<Group justify="space-between" gap="sm" wrap="nowrap" w="100%">
						<div>
							<Text size="sm" fw={600}>
								<bdi>{option.label}</bdi>
							</Text>
							<Text size="xs" c="dimmed">
								{doctor ? specialtyLabels[doctor.specialty] : ''}
							</Text>
						</div>
						<Text size="xs" c="dimmed">
							{taken.get(option.value) ?? availabilityNote(doctor)}
						</Text>
					</Group>
				);
			}}
		/>
	);
}
