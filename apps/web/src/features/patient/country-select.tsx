'use client';

import type { SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { SearchSelect } from '../../components/form/search-select.tsx';
import { countryOptions } from '../../lib/phone/country-names.ts';

export function CountrySelect(props: Omit<SelectProps, 'data'>) {
	const t = useTranslations();
	const data = useMemo(countryOptions, []);
	return (
		<SearchSelect
			{...props}
			data={data}
			clearable
			clearButtonProps={{ 'aria-label': t('patient.country.clear') }}
			nothingFoundMessage={t('patient.country.none')}
			limit={50}
		/>
	);
}
