'use client';

import { fullName, type Patient } from '@hms/contracts';
import { Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RemoteSelect, type RemoteSelectProps } from '../../components/form/remote-select.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useDebouncedSearch } from '../../lib/list/list-query.ts';
import { searchText } from '../../lib/list/search-text.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';

/** The fields of a patient that an option shows. */
export type PatientOption = Pick<Patient, 'id' | 'mrn' | 'givenName' | 'familyName'> &
	Partial<Pick<Patient, 'dateOfBirth'>>;

/** The first twenty patients that match a text, one's own and those of colleagues. @param enabled whether it asks for them */
function usePatientSearch(typed: string, enabled: boolean) {
	const q = useDebouncedSearch(typed);
	const { data, isPlaceholderData, isPending, isFetching, isError } = trpc.patient.list.useQuery(
		{ ...(q === '' ? {} : { q }), scope: 'all', limit: 20 },
		{ placeholderData: keepPreviousData, enabled },
	);
	const options: PatientOption[] = data?.items ?? [];
	return {
		options,
		isFetching,
		isError,
		stale: isPlaceholderData || isPending || q !== searchText(typed),
	};
}

/** A select for a patient, with a search. */
export function PatientSelect(select: RemoteSelectProps<PatientOption>) {
	const t = useTranslations();
	const locale = useLocale();
	// Patients are asked for, which is recorded, only once somebody uses the select.
	const [isUsed, setUsed] = useState(false);
	const detailOf = ({ dateOfBirth, mrn }: PatientOption) =>
		[...(dateOfBirth ? [formatPlainDate(dateOfBirth, locale)] : []), isolateBidi(mrn)].join(' · ');
	return (
		<RemoteSelect
			{...select}
			onFocus={() => setUsed(true)}
			useSearch={(typed) => usePatientSearch(typed, isUsed)}
			nameOf={fullName}
			messages={{ failed: t('patient.list.failed'), empty: t('patient.list.noMatch') }}
			render={(patient, name) => (
				<div>
					<Text size="sm" fw={600}>
						<bdi>{name}</bdi>
					</Text>
					<Text size="xs" c="dimmed">
						{patient === undefined ? '' : detailOf(patient)}
					</Text>
				</div>
			)}
		/>
	);
}
