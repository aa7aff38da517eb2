'use client';

import type { Patient, PrimaryDoctors } from '@hms/contracts';
import type { ReactNode } from 'react';
import { PersonName } from '../../components/record/person-name.tsx';
import { RecordLink } from '../../components/record/record-link.tsx';
import { unknownValue } from '../../components/record-list/person-cell.tsx';
import { trpc } from '../../lib/api/trpc.ts';

/** As many patients as a page of the list has, so that showing more asks for the new ones only. */
const portionSize = 50;

function portionsOf(patients: Patient[]): string[][] {
	const ids = patients.map(({ id }) => id);
	return Array.from({ length: Math.ceil(ids.length / portionSize) }, (_, n) =>
		ids.slice(n * portionSize, (n + 1) * portionSize),
	);
}

/**
 * The cells with the primary doctors of patients.
 * @param patients the rows of the list; empty while the column is hidden
 */
export function usePrimaryDoctors(patients: Patient[]): (patient: Patient) => ReactNode {
	const queries = trpc.useQueries((query) =>
		portionsOf(patients).map((patientIds) => query.mapping.primaryDoctors({ patientIds })),
	);
	const doctors = new Map<string, PrimaryDoctors['items'][number]['doctor']>();
	for (const { data } of queries) {
		for (const { patientId, doctor } of data?.items ?? []) doctors.set(patientId, doctor);
	}
	const isLoading = queries.some(({ isPending }) => isPending);
	return ({ id }) => {
		const doctor = doctors.get(id);
		if (doctor === undefined) return isLoading ? '…' : unknownValue;
		return (
			<RecordLink href={`/doctors/${doctor.id}`}>
				<PersonName person={doctor} />
			</RecordLink>
		);
	};
}
