'use client';

import { specialties } from '@hms/contracts';
import { Select, type SelectProps } from '@mantine/core';
import { specialtyLabels } from './labels.ts';

const options = specialties
	.map((code) => ({ value: code, label: specialtyLabels[code] }))
	// "Other" stays at the end.
	.sort((a, b) =>
		a.value === 'other' ? 1 : b.value === 'other' ? -1 : a.label.localeCompare(b.label, 'en'),
	);

export function SpecialtySelect(props: Omit<SelectProps, 'data'>) {
	return (
		<Select
			{...props}
			data={options}
			searchable
			nothingFoundMessage="No such specialty"
			autoComplete="off"
		/>
	);
}
