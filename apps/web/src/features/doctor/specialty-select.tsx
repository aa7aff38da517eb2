'use client';

import { specialties } from '@hms/contracts';
import type { SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useLocale as useLanguage, useTranslations } from 'use-intl';
import { SearchSelect } from '../../components/form/search-select.tsx';
import { specialtyLabels } from './labels.ts';

export function SpecialtySelect(props: Omit<SelectProps, 'data'>) {
	const t = useTranslations();
	const language = useLanguage();
	const options = useMemo(
		() =>
			specialties
				.map((code) => ({ value: code, label: t(specialtyLabels[code]) }))
				// "Other" stays at the end.
				.sort((a, b) =>
					a.value === 'other'
						? 1
						: b.value === 'other'
							? -1
							: a.label.localeCompare(b.label, language),
				),
		[t, language],
	);
	return <SearchSelect {...props} data={options} nothingFoundMessage={t('doctor.noSpecialty')} />;
}
