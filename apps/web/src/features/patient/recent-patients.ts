'use client';

import type { Patient } from '@hms/contracts';
import { useEffect } from 'react';

const maxPatients = 5;

// In memory only: signing out loads a new page, which forgets them.
let opened: Patient[] = [];

/** The patients whose pages were opened last in this window, the latest first. */
export const recentPatients = (): readonly Patient[] => opened;

/** Remembers the patient of a page. */
export function useRememberPatient(patient: Patient | undefined): void {
	useEffect(() => {
		if (patient === undefined) return;
		opened = [patient, ...opened.filter(({ id }) => id !== patient.id)].slice(0, maxPatients);
	}, [patient]);
}
