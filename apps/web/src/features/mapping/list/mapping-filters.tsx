'use client';

import { mappingRoles, type PlainDate } from '@hms/contracts';
import { Box, Chip, Group, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { PlainDateField } from '../../../components/form/plain-date-field.tsx';
import { SearchSelect } from '../../../components/form/search-select.tsx';
import { dateError, parsePlainDate, plainDateText } from '../../../lib/dates/plain-date-text.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { type DoctorOption, DoctorSelect } from '../../doctor/doctor-select.tsx';
import { roleLabels } from '../labels.ts';
import { statusLabels } from './filter-labels.ts';
import { statusOf, statusOptions, type useMappingListParams } from './list-params.ts';
import classes from './mapping-filters.module.css';

const roleOptions = mappingRoles.map((role) => ({ value: role, label: roleLabels[role] }));

interface DayFilterProps {
	day: PlainDate | null;
	onChange: (day: PlainDate | null) => void;
}

/** A filter for a date, which is applied when the typed text is a valid date. */
function DayFilter({ day, onChange }: DayFilterProps) {
	const locale = useLocale();
	const [text, setText] = useState(() => plainDateText(day, locale));
	const [previousDay, setPreviousDay] = useState(day);
	// The date in the URL changed, by Back or by a link.
	if (previousDay !== day) {
		setPreviousDay(day);
		if (parsePlainDate(text, locale, 'near') !== day) setText(plainDateText(day, locale));
	}
	const error = dateError(text, locale, 'near');
	return (
		<PlainDateField
			label="On the day"
			shortYear="near"
			hint={error === undefined ? 'Now, if left empty' : `This ${error}`}
			value={text}
			onChange={(event) => {
				const typed = event.currentTarget.value;
				setText(typed);
				const date = parsePlainDate(typed, locale, 'near');
				if (date !== null || typed.trim() === '') onChange(date);
			}}
			size="sm"
		/>
	);
}

interface MappingFiltersProps {
	params: ReturnType<typeof useMappingListParams>[0];
	setParams: ReturnType<typeof useMappingListParams>[1];
	/** The doctor of the filter; undefined until loaded. */
	doctor: DoctorOption | undefined;
	/** Further actions for the list. */
	children: ReactNode;
}

/** The filters of the list of assignments. */
export function MappingFilters(props: MappingFiltersProps) {
	const { params, setParams, doctor, children } = props;
	return (
		<search className={classes['filters']}>
			<DoctorSelect
				label="Doctor"
				placeholder="Any"
				// Remounts when the doctor in the URL changes, because the select keeps its own choice.
				key={params.doctor}
				value={params.doctor}
				initial={doctor}
				withArchived
				clearable
				clearButtonProps={{ 'aria-label': 'Any doctor' }}
				onChange={(id) => void setParams({ doctor: id })}
			/>
			<SearchSelect
				label="Role"
				placeholder="Any"
				data={roleOptions}
				value={params.role}
				clearable
				clearButtonProps={{ 'aria-label': 'Any role' }}
				onChange={(chosen) =>
					void setParams({ role: mappingRoles.find((role) => role === chosen) ?? null })
				}
			/>
			<DayFilter day={params.on} onChange={(on) => void setParams({ on })} />
			<Group gap="sm" className={classes['line'] ?? ''}>
				<SegmentedControl
					aria-label="Which assignments"
					data={statusOptions.map((value) => ({ value, label: statusLabels[value] }))}
					value={statusOf(params)}
					onChange={(chosen) =>
						void setParams({ status: statusOptions.find((status) => status === chosen) ?? null })
					}
				/>
				<Chip
					checked={params.primary === 'yes'}
					onChange={(checked) => void setParams({ primary: checked ? 'yes' : null })}
				>
					Primary only
				</Chip>
				<Box ms="auto">{children}</Box>
			</Group>
		</search>
	);
}
