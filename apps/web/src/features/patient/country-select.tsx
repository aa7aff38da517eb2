'use client';

import type { SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { SearchSelect } from '../../components/form/search-select.tsx';
import { countryOptions } from '../../lib/phone/country-names.ts';

export function CountrySelect(props: Omit<SelectProps, 'data'>) {
	const data = useMemo(countryOptions, []);
	return (
		<SearchSelect
			{...props}
			data={data}
			clearable
			clearButtonProps={{ 'aria-label': 'Clear country' }}
			nothingFoundMessage="No matching country"
			limit={50}
		/>
	);
}
