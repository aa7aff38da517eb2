'use client';

import type { Activity } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { trpc } from '../../lib/api/trpc.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';
import type { DoctorOption } from '../doctor/doctor-select.tsx';
import type { PatientOption } from '../patient/patient-select.tsx';
import { useMe, useUserName } from '../user/queries.ts';
import { type ActivityParams, filterInput } from './list-params.ts';

const pageSize = 50;

/** The changes of the records that the signed-in user may see, newest first, page by page. */
export function useActivityPages(params: ActivityParams): Pages<Activity> {
	const { client } = trpc.useUtils();
	const input = { ...filterInput(params), limit: pageSize };
	return usePages(getQueryKey(trpc.activity.list, input, 'infinite'), (cursor, signal) =>
		client.activity.list.query(cursor === undefined ? input : { ...input, cursor }, { signal }),
	);
}

/** Whom the filters name; undefined until it is known. */
export interface Filtered {
	person: { id: string; name: string } | undefined;
	patient: PatientOption | undefined;
	doctor: DoctorOption | undefined;
}

/** Whom the filters name: of the rows, or loaded. */
export function useFiltered(params: ActivityParams, rows: Activity[] | undefined): Filtered {
	const me = useMe();
	const subject = rows?.find(
		({ subject: { type, id, patient } }) =>
			(type === 'patient' ? id : patient?.id) === params.patient,
	)?.subject;
	const ofPatient = subject?.patient ?? subject;
	const ofPerson =
		params.person === 'me' ? me : rows?.find(({ actor }) => actor.id === params.person)?.actor;
	const loadedPatient = trpc.patient.get.useQuery(
		{ id: params.patient ?? '' },
		{ enabled: rows !== undefined && params.patient !== null && ofPatient === undefined },
	);
	const loadedDoctor = trpc.doctor.get.useQuery(
		{ id: params.doctor ?? '', archived: true },
		{ enabled: params.doctor !== null },
	);
	const loadedName = useUserName(
		rows !== undefined && ofPerson === undefined ? (params.person ?? undefined) : undefined,
	);
	return {
		person:
			ofPerson ??
			(params.person && loadedName ? { id: params.person, name: loadedName } : undefined),
		patient: ofPatient
			? { id: ofPatient.id, mrn: '', givenName: ofPatient.name, familyName: null }
			: loadedPatient.data,
		doctor: loadedDoctor.data,
	};
}
