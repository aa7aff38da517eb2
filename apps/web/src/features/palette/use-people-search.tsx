'use client';

import { fullName, type Patient } from '@hms/contracts';
import { IconStethoscope, IconUser } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useDebouncedSearch } from '../../lib/list/list-query.ts';
import { searchText } from '../../lib/list/search-text.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { usePagePath } from '../../lib/text/use-page-path.ts';
import { specialtyLabels } from '../doctor/labels.ts';
import { useSeedDoctor } from '../doctor/queries.ts';
import { OwnerBadge } from '../patient/ownership.tsx';
import { useSeedPatient } from '../patient/queries.ts';
import { recentPatients } from '../patient/recent-patients.ts';
import { type Command, useNavigateTo } from './commands.tsx';

const limits = { patients: 6, doctors: 4 };

interface PeopleSearch {
	/** Those opened last, while nothing is typed. */
	recent: Command[];
	patients: Command[];
	doctors: Command[];
	/** The results are for an earlier text; those for the current one are loading. */
	stale: boolean;
	failed: boolean;
	retry: () => void;
}

/** Searches patients and doctors for the palette. */
export function usePeopleSearch(typed: string): PeopleSearch {
	const locale = useLocale();
	const navigateTo = useNavigateTo();
	const pathname = usePagePath();
	const seedPatient = useSeedPatient();
	const seedDoctor = useSeedDoctor();
	const q = useDebouncedSearch(typed);
	// Requests for earlier texts are cancelled.
	const options = {
		enabled: q !== '',
		placeholderData: keepPreviousData,
		trpc: { abortOnUnmount: true },
	};
	const patients = trpc.patient.list.useQuery({ q, scope: 'all', limit: limits.patients }, options);
	const doctors = trpc.doctor.list.useQuery({ q, limit: limits.doctors }, options);
	const queries = [patients, doctors];
	const commandOf = (patient: Patient): Command => ({
		id: patient.id,
		label: fullName(patient),
		detail: [
			...(patient.dateOfBirth === null ? [] : [formatPlainDate(patient.dateOfBirth, locale)]),
			isolateBidi(patient.mrn),
		].join(' · '),
		marker: <OwnerBadge patient={patient} />,
		icon: <IconUser size={18} />,
		run: () => {
			seedPatient(patient);
			navigateTo(`/patients/${patient.id}`);
		},
	});
	return {
		recent:
			q === '' && typed.trim() === ''
				? recentPatients()
						.filter(({ id }) => pathname !== `/patients/${id}`)
						.map(commandOf)
				: [],
		patients: q === '' ? [] : (patients.data?.items ?? []).map(commandOf),
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
							navigateTo(`/doctors/${doctor.id}`);
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
