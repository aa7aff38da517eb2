'use client';

import { type Doctor, fullName } from '@hms/contracts';
import { Group, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { RemoteSelect, type RemoteSelectProps } from '../../components/form/remote-select.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useDebouncedSearch } from '../../lib/list/list-query.ts';
import { searchText } from '../../lib/list/search-text.ts';
import type { TextKey } from '../../lib/text/text-key.ts';
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
function availabilityNote(doctor: DoctorOption | undefined): TextKey | null {
	if (doctor?.status === 'archived') return 'doctor.select.hasLeft';
	return doctor?.acceptingPatients === false ? 'doctor.accepting.no' : null;
}

/** A select for a doctor of the directory, with a search. */
export function DoctorSelect(props: DoctorSelectProps) {
	const { unavailable = noneUnavailable, withArchived = false, ...select } = props;
	const t = useTranslations();
	return (
		<RemoteSelect
			{...select}
			useSearch={(typed) => useDoctorSearch(typed, withArchived)}
			nameOf={fullName}
			isUnavailable={({ id }) => unavailable.has(id)}
			messages={{ failed: t('doctor.select.failed'), empty: t('doctor.select.empty') }}
			render={(doctor, name) => {
				const note = availabilityNote(doctor);
				return (
					<Group justify="space-between" gap="sm" wrap="nowrap" w="100%">
						<div>
							<Text size="sm" fw={600}>
								<bdi>{name}</bdi>
							</Text>
							<Text size="xs" c="dimmed">
								{doctor ? t(specialtyLabels[doctor.specialty]) : ''}
							</Text>
						</div>
						<Text size="xs" c="dimmed">
							{unavailable.get(doctor?.id ?? '') ?? (note === null ? '' : t(note))}
						</Text>
					</Group>
				);
			}}
		/>
	);
}
