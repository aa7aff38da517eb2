'use client';

import type { Share } from '@hms/contracts';
import { type SelectProps, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SearchSelect } from '../../components/form/search-select.tsx';
import { useWritingOwners } from '../share/queries.ts';

/** A select for whose patient a new one is to be. It is not shown to somebody who can register only own patients. */
export function RegisteredFor({ onChange, ...select }: Omit<SelectProps, 'data'>) {
	const t = useTranslations();
	const { data: owners = [], isError } = useWritingOwners();
	const [chosen, setChosen] = useState<Share['owner'] | null>(null);
	// Who is chosen stays, also when the share has ended meanwhile: saving says so.
	const offered =
		chosen === null || owners.some(({ id }) => id === chosen.id) ? owners : [...owners, chosen];
	if (offered.length === 0) {
		return isError ? (
			<Text size="sm" c="dimmed" role="status">
				{t('patient.registeredFor.failed')}
			</Text>
		) : null;
	}
	return (
		<SearchSelect
			{...select}
			data={[
				{ value: '', label: t('patient.registeredFor.myself') },
				...offered.map(({ id, name }) => ({ value: id, label: name })),
			]}
			onChange={(value, option) => {
				setChosen(offered.find(({ id }) => id === value) ?? null);
				onChange?.(value, option);
			}}
			description={t('patient.registeredFor.hint')}
			inputWrapperOrder={['label', 'input', 'description', 'error']}
			renderOption={({ option }) => <bdi>{option.label}</bdi>}
			allowDeselect={false}
		/>
	);
}
