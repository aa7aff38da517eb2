'use client';

import { mappingRoles, type PlainDate } from '@hms/contracts';
import { Box, Chip, Group, SegmentedControl, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { PlainDateField } from '../../../components/form/plain-date-field.tsx';
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

/** A day that is typed; it counts once it is understood. */
function DayFilter({ day, onChange }: DayFilterProps) {
	const locale = useLocale();
	const [text, setText] = useState(() => plainDateText(day, locale));
	const [last, setLast] = useState(day);
	// Back, or a link, has brought another day.
	if (last !== day) {
		setLast(day);
		if (parsePlainDate(text, locale, 'near') !== day) setText(plainDateText(day, locale));
	}
	const fault = dateError(text, locale, 'near');
	return (
		<PlainDateField
			label="On the day"
			shortYear="near"
			hint={fault === undefined ? 'Now, if left empty' : `This ${fault}`}
			value={text}
			onChange={(event) => {
				const typed = event.currentTarget.value;
				setText(typed);
				const understood = parsePlainDate(typed, locale, 'near');
				if (understood !== null || typed.trim() === '') onChange(understood);
			}}
			size="sm"
		/>
	);
}

interface MappingFiltersProps {
	params: ReturnType<typeof useMappingListParams>[0];
	setParams: ReturnType<typeof useMappingListParams>[1];
	/** The doctor whom the address names, as soon as it is known who that is. */
	doctor: DoctorOption | undefined;
	/** What else can be done with the list. */
	children: ReactNode;
}

/** Narrows all assignments down. */
export function MappingFilters(props: MappingFiltersProps) {
	const { params, setParams, doctor, children } = props;
	return (
		<search className={classes['filters']}>
			<DoctorSelect
				label="Doctor"
				placeholder="Any"
				// Another one in the address is another choice.
				key={params.doctor}
				value={params.doctor}
				known={doctor}
				withArchived
				clearable
				clearButtonProps={{ 'aria-label': 'Any doctor' }}
				onChange={(id) => void setParams({ doctor: id })}
			/>
			<Select
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
