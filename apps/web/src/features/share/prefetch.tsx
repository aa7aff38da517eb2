'use client';

import { useEmergencyAccessPages } from '../emergency-access/queries.ts';
import { useSharePages } from './queries.ts';

/** Prefetches whom the user lets in to a patient, and who opened it in an emergency, together with the patient. */
export function PatientSharesPrefetch({ patientId }: { patientId: string }) {
	useSharePages({ direction: 'given', patientId });
	useEmergencyAccessPages({ patientId });
	return null;
}
