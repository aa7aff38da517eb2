'use client';

import { useDoctorPatients, usePatientMappings, useTeam } from '../queries.ts';

/** Prefetches a patient's care team together with the patient. */
export function CareTeamPrefetch({ patientId }: { patientId: string }) {
	useTeam(patientId);
	usePatientMappings(patientId);
	return null;
}

/** Prefetches a doctor's patients together with the doctor. */
export function DoctorPatientsPrefetch({ doctorId }: { doctorId: string }) {
	useDoctorPatients(doctorId);
	return null;
}
