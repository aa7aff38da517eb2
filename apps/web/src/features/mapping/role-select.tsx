'use client';

import { mappingRoles } from '@hms/contracts';
import type { SelectProps } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { SearchSelect } from '../../components/form/search-select.tsx';
import { roleLabels } from './labels.ts';

export function RoleSelect(props: Omit<SelectProps, 'data'>) {
	const t = useTranslations();
	const data = mappingRoles.map((role) => ({ value: role, label: t(roleLabels[role]) }));
	return <SearchSelect {...props} data={data} />;
}
