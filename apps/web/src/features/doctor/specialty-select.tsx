'use client';

import { specialties } from '@hms/contracts';
import type { SelectProps } from '@mantine/core';
import { SearchSelect } from '../../components/form/search-select.tsx';
import { specialtyLabels } from './labels.ts';

const options = specialties
	.map((code) => ({ value: code, label: specialtyLabels[code] }))
	// "Other" stays at the end.
	.sort((a, b) =>
		a.value === 'other' ? 1 : b.value === 'other' ? -1 : a.label.localeCompare(b.label, 'en'),
	);

export function SpecialtySelect(props: Omit<SelectProps, 'data'>) {
	return <SearchSelect {...props} data={options} nothingFoundMessage="No matching specialty" />;
}
