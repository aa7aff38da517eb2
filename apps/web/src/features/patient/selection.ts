'use client';

import type { Patient } from '@hms/contracts';
import { createContext } from 'react';
import type { RowSelection } from '../../lib/list/use-row-selection.ts';

/** The selected patients of the list. */
export const PatientSelectionContext = createContext<RowSelection<Patient>>({
	rows: [],
	set: () => undefined,
});
