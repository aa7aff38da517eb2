import type { Patient, PlainDate } from '@hms/contracts';
import { Text } from '@mantine/core';
import { PhoneText } from '../../components/record/phone-text.tsx';
import { ArchivedRow } from '../../components/record-list/archived-row.tsx';
import type { ListColumn } from '../../components/record-list/list-columns.ts';
import { notKnown, PersonCell } from '../../components/record-list/person-cell.tsx';
import type { KnownClinic } from '../../lib/clinic/clinic.ts';
import { ageInShort } from '../../lib/dates/age.ts';
import { formatInstantDay } from '../../lib/dates/format-instant.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { isolated } from '../../lib/text/isolate-bidi.ts';
import { nameInText } from '../../lib/text/person-name.ts';
import { sexWords } from './labels.ts';

interface ColumnOptions {
	locale: string;
	clinic: KnownClinic;
	/** Archived patients are among the rows. */
	withArchived: boolean;
	onNear: (patient: Patient) => void;
	onRestore: (patient: Patient) => void;
}

function born(patient: Patient, locale: string, today: PlainDate) {
	if (patient.dateOfBirth === null) return notKnown;
	return (
		<>
			{formatPlainDate(patient.dateOfBirth, locale)}{' '}
			<Text span c="dimmed">
				{ageInShort(patient.dateOfBirth, today)}
			</Text>
		</>
	);
}

/** The second line of a row where the screen has room for one column only. */
function inShort(patient: Patient, locale: string, today: PlainDate): string {
	const { dateOfBirth, mrn } = patient;
	const birth =
		dateOfBirth === null
			? []
			: [formatPlainDate(dateOfBirth, locale), ageInShort(dateOfBirth, today)];
	return [...birth, isolated(mrn)].join(' · ');
}

export function patientColumns(options: ColumnOptions): ListColumn<Patient>[] {
	const { locale, withArchived, onNear, onRestore } = options;
	const { today, timeZone } = options.clinic;
	return [
		{
			accessor: 'familyName',
			title: 'Name',
			room: 'always',
			sortable: true,
			render: (patient) => (
				<PersonCell
					person={patient}
					href={`/patients/${patient.id}`}
					onNear={() => onNear(patient)}
					inShort={inShort(patient, locale, today)}
				/>
			),
		},
		{
			accessor: 'dateOfBirth',
			title: 'Born',
			sortable: true,
			noWrap: true,
			render: (patient) => born(patient, locale, today),
			room: 'wide',
		},
		{
			accessor: 'sex',
			title: 'Sex',
			render: (patient) => (patient.sex === 'unknown' ? notKnown : sexWords[patient.sex]),
			room: 'wide',
		},
		{
			accessor: 'mrn',
			title: 'MRN',
			room: 'wide',
			noWrap: true,
			render: ({ mrn }) => <bdi>{mrn}</bdi>,
		},
		{
			accessor: 'phone',
			title: 'Telephone',
			noWrap: true,
			render: (patient) =>
				patient.phone === null ? notKnown : <PhoneText number={patient.phone} />,
			room: 'widest',
		},
		{
			accessor: 'createdAt',
			title: 'Added',
			sortable: true,
			noWrap: true,
			render: (patient) => formatInstantDay(patient.createdAt, locale, timeZone),
			room: 'widest',
		},
		{
			accessor: 'status',
			title: '',
			room: 'always',
			atEnd: true,
			width: 190,
			hidden: !withArchived,
			render: (patient) =>
				patient.status === 'archived' ? (
					<ArchivedRow name={nameInText(patient)} onRestore={() => onRestore(patient)} />
				) : null,
		},
	];
}
