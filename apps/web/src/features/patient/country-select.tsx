'use client';

import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { countryOptions } from '../../lib/phone/country-names.ts';

export function CountrySelect(props: Omit<SelectProps, 'data'>) {
	const data = useMemo(countryOptions, []);
	return (
		<Select
			{...props}
			data={data}
			searchable
			clearable
			clearButtonProps={{ 'aria-label': 'Clear country' }}
			autoComplete="off"
			nothingFoundMessage="No such country"
			limit={50}
		/>
	);
}
