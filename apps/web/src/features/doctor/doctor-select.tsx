'use client';

import { type Doctor, fullName } from '@hms/contracts';
import { Group, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { RemoteSelect, type RemoteSelectProps } from '../../components/form/remote-select.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useDebouncedSearch } from '../../lib/list/list-query.ts';
import { searchText } from '../../lib/list/search-text.ts';
import { specialtyLabels } from './labels.ts';

/** The fields of a doctor that an option shows. */
export type DoctorOption = Pick<
	Doctor,
	'id' | 'givenName' | 'familyName' | 'specialty' | 'status'
> &
	Partial<Pick<Doctor, 'acceptingPatients'>>;

interface DoctorSelectProps extends RemoteSelectProps<DoctorOption> {
	/** Doctors who cannot be chosen, by id, with a short reason. */
	unavailable?: ReadonlyMap<string, string> | undefined;
	/** Archived doctors can be chosen too. */
	withArchived?: boolean;
}

/** The first twenty doctors that match a text. */
export function useDoctorSearch(typed: string, withArchived: boolean) {
	const q = useDebouncedSearch(typed);
	const { data, isPlaceholderData, isPending, isFetching, isError } = trpc.doctor.list.useQuery(
		{ ...(q === '' ? {} : { q }), ...(withArchived ? { status: 'all' } : {}), limit: 20 },
		{ placeholderData: keepPreviousData },
	);
	const options: DoctorOption[] = data?.items ?? [];
	return {
		options,
		isFetching,
		isError,
		stale: isPlaceholderData || isPending || q !== searchText(typed),
	};
}

const noneUnavailable: ReadonlyMap<string, string> = new Map();

/** What to know before choosing a doctor. */
function availabilityNote(doctor: DoctorOption | undefined): string {
	if (doctor?.status === 'archived') return 'Has left';
	return doctor?.acceptingPatients === false ? 'Not accepting' : '';
}

/** A select for a doctor of the directory, with a search. */
export function DoctorSelect(props: DoctorSelectProps) {
	const { unavailable = noneUnavailable, withArchived = false, ...select } = props;
	return (
		<RemoteSelect
			{...select}
			useSearch={(typed) => useDoctorSearch(typed, withArchived)}
			nameOf={fullName}
			isUnavailable={({ id }) => unavailable.has(id)}
			messages={{ failed: 'The directory could not be loaded', empty: 'No matching doctors' }}
			render={(doctor, name) => (
				<Group justify="space-between" gap="sm" wrap="nowrap" w="100%">
					<div>
						<Text size="sm" fw={600}>
							<bdi>{name}</bdi>
						</Text>
						<Text size="xs" c="dimmed">
							{doctor ? specialtyLabels[doctor.specialty] : ''}
						</Text>
					</div>
					<Text size="xs" c="dimmed">
						{unavailable.get(doctor?.id ?? '') ?? availabilityNote(doctor)}
					</Text>
				</Group>
			)}
		/>
	);
}
