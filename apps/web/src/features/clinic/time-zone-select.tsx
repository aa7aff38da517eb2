'use client';

import type { SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { SearchSelect } from '../../components/form/search-select.tsx';

/** The time zones that this browser knows, and UTC and the present one, which its list may lack. */
function optionsWith(present: string) {
	const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), present]);
	return [...zones]
		.filter(Boolean)
		.sort()
		.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

interface TimeZoneSelectProps extends Omit<SelectProps, 'data' | 'value'> {
	value?: string | null;
}

export function TimeZoneSelect({ value, ...select }: TimeZoneSelectProps) {
	const t = useTranslations();
	const data = useMemo(() => optionsWith(value ?? ''), [value]);
	return (
		<SearchSelect
			{...select}
			value={value ?? null}
			data={data}
			nothingFoundMessage={t('clinic.noTimeZone')}
			limit={50}
		/>
	);
}
