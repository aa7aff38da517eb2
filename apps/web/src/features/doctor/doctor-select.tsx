'use client';

import type { Doctor } from '@hms/contracts';
import { Group, Loader, type SelectProps, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { SearchSelect } from '../../components/form/search-select.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useDebouncedSearch } from '../../lib/list/list-query.ts';
import { searchText } from '../../lib/list/search-text.ts';
import { fullName } from '../../lib/text/person-name.ts';
import { specialtyLabels } from './labels.ts';

/** The fields of a doctor that an option shows. */
export type DoctorOption = Pick<
	Doctor,
	'id' | 'givenName' | 'familyName' | 'specialty' | 'status'
> &
	Partial<Pick<Doctor, 'acceptingPatients'>>;

interface DoctorSelectProps extends Omit<SelectProps, 'data' | 'renderOption' | 'filter'> {
	/** Doctors who cannot be chosen, by id, with a short reason. */
	unavailable?: ReadonlyMap<string, string> | undefined;
	/** The doctor who is chosen initially. */
	initial?: DoctorOption | undefined;
	/** Archived doctors can be chosen too. */
	withArchived?: boolean;
	/** Is called with the chosen doctor, or null. */
	onDoctorChange?: (doctor: DoctorOption | null) => void;
}

/** The first twenty doctors that match a text. */
export function useDoctorSearch(typed: string, withArchived: boolean) {
	const q = useDebouncedSearch(typed);
	const query = trpc.doctor.list.useQuery(
		{ ...(q === '' ? {} : { q }), ...(withArchived ? { status: 'all' } : {}), limit: 20 },
		{ placeholderData: keepPreviousData },
	);
	return { ...query, stale: query.isPlaceholderData || q !== searchText(typed) };
}

const noneUnavailable: ReadonlyMap<string, string> = new Map();

/** What to know before choosing a doctor. */
function availabilityNote(doctor: DoctorOption | undefined): string {
	if (doctor?.status === 'archived') return 'Has left';
	return doctor?.acceptingPatients === false ? 'Not accepting' : '';
}

/** A select for a doctor of the directory, with a search. */
export function DoctorSelect(props: DoctorSelectProps) {
	const {
		unavailable = noneUnavailable,
		initial,
		withArchived = false,
		onDoctorChange,
		...select
	} = props;
	const [typed, setTyped] = useState('');
	const [lastChosen, setChosen] = useState<DoctorOption | null>(null);
	const chosen = lastChosen ?? initial ?? null;
	// After a choice the input shows the doctor's name, which is not a search.
	const { data, isFetching, isError, stale } = useDoctorSearch(
		chosen !== null && typed === fullName(chosen) ? '' : typed,
		withArchived,
	);
	const results: DoctorOption[] = data?.items ?? [];
	const doctors =
		chosen === null || results.some(({ id }) => id === chosen.id) ? results : [chosen, ...results];
	const byId = new Map(doctors.map((doctor) => [doctor.id, doctor]));

	const input = useRef<HTMLInputElement>(null);
	const enteredEarly = useRef(false);
	useEffect(() => {
		if (stale || !enteredEarly.current) return;
		enteredEarly.current = false;
		const options = document.getElementById(input.current?.getAttribute('aria-controls') ?? '');
		options?.querySelector<HTMLElement>('[role="option"]:not([data-combobox-disabled])')?.click();
	}, [stale]);

	function emptyMessage() {
		if (isError) return 'The directory could not be loaded';
		return isFetching || stale ? 'Searching…' : 'No matching doctors';
	}

	return (
		<SearchSelect
			{...select}
			ref={input}
			selectFirstOptionOnChange={!stale && typed.trim() !== ''}
			onKeyDown={(event) => {
				// The results are still on their way; Enter takes the first of them, and does not submit the form.
				enteredEarly.current = event.key === 'Enter' && stale;
				if (enteredEarly.current) event.preventDefault();
			}}
			data={doctors.map((doctor) => ({
				value: doctor.id,
				label: fullName(doctor),
				// Results for an earlier text are shown but cannot be chosen: Enter must not choose the wrong doctor.
				disabled: stale || unavailable.has(doctor.id),
			}))}
			onChange={(value, option) => {
				const doctor = (value === null ? undefined : byId.get(value)) ?? null;
				setChosen(doctor);
				onDoctorChange?.(doctor);
				select.onChange?.(value, option);
			}}
			// Opens on typing or click only: in a dialog the options would cover the other inputs.
			openOnFocus={false}
			searchValue={typed}
			onSearchChange={setTyped}
			// The server filters, by more than the name.
			filter={({ options }) => options}
			nothingFoundMessage={emptyMessage()}
			rightSection={isFetching ? <Loader size={14} /> : undefined}
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
							{unavailable.get(option.value) ?? availabilityNote(doctor)}
						</Text>
					</Group>
				);
			}}
		/>
	);
}
