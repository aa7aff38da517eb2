'use client';

import { mappingRoles } from '@hms/contracts';
import { Box, Chip, Group, SegmentedControl, Skeleton } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { lazyPart } from '../../../lib/ui/lazy-part.tsx';
import { DoctorFilter } from '../../doctor/doctor-filter.tsx';
import type { DoctorOption } from '../../doctor/doctor-select.tsx';
import { PatientFilter } from '../../patient/patient-filter.tsx';
import type { PatientOption } from '../../patient/patient-select.tsx';
import { RoleSelect } from '../role-select.tsx';
import { statusLabels } from './filter-labels.ts';
import { statusOf, statusOptions, type useMappingListParams } from './list-params.ts';
import classes from './mapping-filters.module.css';

// It reads dates in every way that people write them.
const DayFilter = lazyPart(() =>
	import('../../../components/form/day-filter.tsx').then((file) => file.DayFilter),
);

interface MappingFiltersProps {
	params: ReturnType<typeof useMappingListParams>[0];
	setParams: ReturnType<typeof useMappingListParams>[1];
	/** The patient of the filter; undefined until loaded. */
	patient: PatientOption | undefined;
	/** The doctor of the filter; undefined until loaded. */
	doctor: DoctorOption | undefined;
	/** Further actions for the list. */
	children: ReactNode;
}

/** The filters of the list of assignments. */
export function MappingFilters(props: MappingFiltersProps) {
	const { params, setParams, patient, doctor, children } = props;
	const t = useTranslations();
	return (
		<search className={classes['filters']}>
			<PatientFilter
				id={params.patient}
				patient={patient}
				onChange={(id) => void setParams({ patient: id })}
			/>
			<DoctorFilter
				id={params.doctor}
				doctor={doctor}
				onChange={(id) => void setParams({ doctor: id })}
			/>
			<RoleSelect
				label={t('mapping.fields.role')}
				placeholder={t('mapping.list.any')}
				value={params.role}
				clearable
				clearButtonProps={{ 'aria-label': t('mapping.list.anyRole') }}
				onChange={(chosen) =>
					void setParams({ role: mappingRoles.find((role) => role === chosen) ?? null })
				}
			/>
			<Suspense fallback={<Skeleton height={78} />}>
				<DayFilter
					hint={t('mapping.list.nowIfEmpty')}
					shortYear="near"
					day={params.on}
					onChange={(on) => void setParams({ on })}
				/>
			</Suspense>
			<Group gap="sm" className={classes['line'] ?? ''}>
				<SegmentedControl
					aria-label={t('mapping.list.which')}
					data={statusOptions.map((value) => ({ value, label: t(statusLabels[value]) }))}
					value={statusOf(params)}
					onChange={(chosen) =>
						void setParams({ status: statusOptions.find((status) => status === chosen) ?? null })
					}
				/>
				<Chip
					checked={params.primary === 'yes'}
					onChange={(checked) => void setParams({ primary: checked ? 'yes' : null })}
				>
					{t('mapping.list.primaryOnly')}
				</Chip>
				<Box ms="auto">{children}</Box>
			</Group>
		</search>
	);
}
