'use client';

import { useDoctorPatients, usePatientMappings, useTeam } from '../queries.ts';

/** Asks for a patient's care team together with the patient, before there is a place to show it in. */
export function CareTeamPrefetch({ patientId }: { patientId: string }) {
	useTeam(patientId);
	usePatientMappings(patientId);
	return null;
}

/** Asks for a doctor's patients together with the doctor, before there is a place to show them in. */
export function DoctorPatientsPrefetch({ doctorId }: { doctorId: string }) {
	useDoctorPatients(doctorId);
	return null;
}
