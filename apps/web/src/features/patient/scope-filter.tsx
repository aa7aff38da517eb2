'use client';

import { type PatientScope, patientScopes } from '@hms/contracts';
import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { scopeLabels } from './labels.ts';

interface ScopeFilterProps {
	value: PatientScope;
	onChange: (value: PatientScope) => void;
}

/** A filter for own patients, those that colleagues share, or both. */
export function ScopeFilter({ value, onChange }: ScopeFilterProps) {
	const t = useTranslations();
	return (
		<SegmentedControl
			aria-label={t('patient.scope.label')}
			data={patientScopes.map((scope) => ({ value: scope, label: t(scopeLabels[scope]) }))}
			value={value}
			onChange={(chosen) => {
				const scope = patientScopes.find((known) => known === chosen);
				if (scope) onChange(scope);
			}}
		/>
	);
}
