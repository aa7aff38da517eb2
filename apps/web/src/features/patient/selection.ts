'use client';

import type { Patient } from '@hms/contracts';
import { createContext, useState } from 'react';

interface PatientSelection {
	rows: Patient[];
	set: (rows: Patient[]) => void;
}

/** The selected patients of the list. */
export const PatientSelectionContext = createContext<PatientSelection>({
	rows: [],
	set: () => undefined,
});

/**
 * The selection of a list of patients. A row that is no longer in the list, because the search changed or it was archived,
 * is not selected any more.
 */
export function usePatientSelection(rows: Patient[] | undefined): PatientSelection {
	const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
	return {
		rows: rows?.filter(({ id }) => ids.has(id)) ?? [],
		set: (chosen) => setIds(new Set(chosen.map(({ id }) => id))),
	};
}
