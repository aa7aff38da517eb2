'use client';

import { useSharePages } from './queries.ts';

/** Prefetches whom the user lets in to a patient, together with the patient. */
export function PatientSharesPrefetch({ patientId }: { patientId: string }) {
	useSharePages({ direction: 'given', patientId });
	return null;
}
