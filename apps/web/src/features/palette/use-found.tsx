'use client';

import { IconStethoscope, IconUser } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { formatPlainDate } from '../../lib/format-plain-date.ts';
import { isolated } from '../../lib/isolated.ts';
import { useAsked } from '../../lib/list-question.ts';
import { useLocale } from '../../lib/locale.ts';
import { fullName } from '../../lib/person-name.ts';
import { searchText } from '../../lib/search-text.ts';
import { trpc } from '../../lib/trpc.ts';
import { useKnownDoctor } from '../doctor/queries.ts';
import { specialtyWords } from '../doctor/words.ts';
import { useKnownPatient } from '../patient/queries.ts';
import { type Command, useGo } from './commands.tsx';

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
export function useFound(typed: string): Found {
	const locale = useLocale();
	const go = useGo();
	const knowPatient = useKnownPatient();
	const knowDoctor = useKnownDoctor();
	const q = useAsked(typed);
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
							isolated(patient.mrn),
						].join(' · '),
						icon: <IconUser size={18} />,
						run: () => {
							knowPatient(patient);
							go(`/patients/${patient.id}`);
						},
					})),
		doctors:
			q === ''
				? []
				: (doctors.data?.items ?? []).map((doctor) => ({
						id: doctor.id,
						label: fullName(doctor),
						detail: specialtyWords[doctor.specialty],
						icon: <IconStethoscope size={18} />,
						run: () => {
							knowDoctor(doctor);
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
