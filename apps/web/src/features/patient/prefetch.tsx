'use client';

import { usePatientPages } from './queries.ts';

/** Prefetches the list of patients without a search or filter. */
export function PatientsPrefetch() {
	usePatientPages({
		...{ q: '', scope: 'own', status: 'active', sort: null, order: null },
		...{ doctorId: null, sex: null, bornFrom: null, bornTo: null },
	});
	return null;
}
