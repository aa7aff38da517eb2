'use client';

import { IconStethoscope, IconUser } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useDebouncedSearch } from '../../lib/list/list-query.ts';
import { searchText } from '../../lib/list/search-text.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { fullName } from '../../lib/text/person-name.ts';
import { specialtyLabels } from '../doctor/labels.ts';
import { useSeedDoctor } from '../doctor/queries.ts';
import { useSeedPatient } from '../patient/queries.ts';
import { type Command, useNavigateTo } from './commands.tsx';

const most = { patients: 6, doctors: 4 };

interface Found {
	patients: Command[];
	doctors: Command[];
	/** They answer an earlier text; the answer to this one is on its way. */
	stale: boolean;
	failed: boolean;
	retry: () => void;
}

/** The people whom a text in the palette may mean. */
export function usePeopleSearch(typed: string): Found {
	const locale = useLocale();
	const go = useNavigateTo();
	const seedPatient = useSeedPatient();
	const seedDoctor = useSeedDoctor();
	const q = useDebouncedSearch(typed);
	// A request that nobody waits for any more is cancelled.
	const options = {
		enabled: q !== '',
		placeholderData: keepPreviousData,
		trpc: { abortOnUnmount: true },
	};
	const patients = trpc.patient.list.useQuery({ q, limit: most.patients }, options);
	const doctors = trpc.doctor.list.useQuery({ q, limit: most.doctors }, options);
	const queries = [patients, doctors];
	return {
		patients:
			q === ''
				? []
				: (patients.data?.items ?? []).map((patient) => ({
						id: patient.id,
						label: fullName(patient),
						detail: [
							...(patient.dateOfBirth === null
								? []
								: [formatPlainDate(patient.dateOfBirth, locale)]),
							isolateBidi(patient.mrn),
						].join(' · '),
						icon: <IconUser size={18} />,
						run: () => {
							seedPatient(patient);
							go(`/patients/${patient.id}`);
						},
					})),
		doctors:
			q === ''
				? []
				: (doctors.data?.items ?? []).map((doctor) => ({
						id: doctor.id,
						label: fullName(doctor),
						detail: specialtyLabels[doctor.specialty],
						icon: <IconStethoscope size={18} />,
						run: () => {
							seedDoctor(doctor);
							go(`/doctors/${doctor.id}`);
						},
					})),
		stale:
			q !== searchText(typed) ||
			(q !== '' &&
				queries.some(({ isPlaceholderData, isLoading }) => isPlaceholderData || isLoading)),
		failed: queries.some(({ isError }) => isError),
		retry: () => {
			for (const query of queries) if (query.isError) void query.refetch();
		},
	};
}
