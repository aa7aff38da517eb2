import type { Patient, PlainDate } from '@hms/contracts';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { PhoneText } from '../../components/record/phone-text.tsx';
import { ArchivedRow } from '../../components/record-list/archived-row.tsx';
import {
	columnList,
	type ListColumn,
	type NamedColumns,
} from '../../components/record-list/list-columns.ts';
import { PersonCell, PhoneLine, unknownValue } from '../../components/record-list/person-cell.tsx';
import type { ClinicState } from '../../lib/clinic/clinic.ts';
import { ageShortLabel } from '../../lib/dates/age.ts';
import { formatInstantDay } from '../../lib/dates/format-instant.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import type { ColumnField } from '../../lib/record/record-fields.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { isolatedName } from '../../lib/text/person-name.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import type { patientTable } from './fields.tsx';
import { sexLabels } from './labels.ts';
import { OwnerBadge } from './ownership.tsx';

interface ColumnOptions {
	t: Translate;
	locale: string;
	clinic: ClinicState;
	/** The list includes archived patients. */
	withArchived: boolean;
	/** The patient's page; undefined where the user may not open it. */
	hrefOf: (patient: Patient) => string | undefined;
	onPrefetch: (patient: Patient) => void;
	onRestore: (patient: Patient) => void;
	/** The patient's primary doctor. */
	doctorOf: (patient: Patient) => ReactNode;
}

function born(patient: Patient, locale: string, today: PlainDate, t: Translate) {
	if (patient.dateOfBirth === null) return unknownValue;
	return (
		<>
			{formatPlainDate(patient.dateOfBirth, locale)}{' '}
			<Text span c="dimmed">
				{ageShortLabel(patient.dateOfBirth, today, t)}
			</Text>
		</>
	);
}

/** The second line of a row on screens that show one column. */
function summaryOf(patient: Patient, locale: string, today: PlainDate, t: Translate) {
	const { dateOfBirth, mrn, phone } = patient;
	const birth =
		dateOfBirth === null
			? []
			: [formatPlainDate(dateOfBirth, locale), ageShortLabel(dateOfBirth, today, t)];
	return (
		<>
			{[...birth, isolateBidi(mrn)].join(' · ')}
			<PhoneLine number={phone} />
		</>
	);
}

/** Columns of fields that the table of fields names, and of what the system keeps. */
type ColumnName = ColumnField<ReturnType<typeof patientTable>> | 'doctor' | 'createdAt' | 'status';

export function patientColumns(options: ColumnOptions): ListColumn<Patient>[] {
	const { t, locale, withArchived, hrefOf, onPrefetch, onRestore, doctorOf } = options;
	const { today, timeZone } = options.clinic;
	const columns: NamedColumns<Patient, ColumnName> = {
		familyName: {
			title: t('patient.column.name'),
			shownOn: 'always',
			breaksWords: true,
			sortable: true,
			render: (patient) => (
				<PersonCell
					person={patient}
					href={hrefOf(patient)}
					onPrefetch={() => onPrefetch(patient)}
					summary={summaryOf(patient, locale, today, t)}
					marker={patient.access === 'own' ? undefined : <OwnerBadge patient={patient} />}
				/>
			),
		},
		dateOfBirth: {
			title: t('patient.column.born'),
			sortable: true,
			noWrap: true,
			render: (patient) => born(patient, locale, today, t),
			shownOn: 'wide',
		},
		sex: {
			title: t('patient.column.sex'),
			render: (patient) => (patient.sex === 'unknown' ? unknownValue : t(sexLabels[patient.sex])),
			shownOn: 'wide',
		},
		mrn: {
			title: t('patient.column.mrn'),
			shownOn: 'wide',
			noWrap: true,
			render: ({ mrn }) => <bdi>{mrn}</bdi>,
		},
		phone: {
			title: t('patient.column.phone'),
			noWrap: true,
			render: (patient) =>
				patient.phone === null ? unknownValue : <PhoneText number={patient.phone} />,
			shownOn: 'wider',
		},
		doctor: {
			title: t('patient.column.doctor'),
			breaksWords: true,
			// All rows are printed, and only those on the screen have their doctors.
			screenOnly: true,
			render: doctorOf,
			shownOn: 'chosen',
		},
		createdAt: {
			title: t('patient.column.createdAt'),
			sortable: true,
			noWrap: true,
			render: (patient) => formatInstantDay(patient.createdAt, locale, timeZone),
			shownOn: 'widest',
		},
		status: {
			title: '',
			shownOn: 'always',
			atEnd: true,
			width: 190,
			hidden: !withArchived,
			render: (patient) =>
				patient.status === 'archived' ? (
					<ArchivedRow
						name={isolatedName(patient)}
						onRestore={patient.access === 'own' ? () => onRestore(patient) : undefined}
					/>
				) : null,
		},
	};
	return columnList(columns);
}
