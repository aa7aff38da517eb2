'use client';

import type { Doctor } from '@hms/contracts';
import { Box, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import { PhoneText } from '../../components/record/phone-text.tsx';
import { ArchivedRow } from '../../components/record-list/archived-row.tsx';
import {
	columnList,
	type ListColumn,
	type NamedColumns,
} from '../../components/record-list/list-columns.ts';
import { PersonCell, PhoneLine, unknownValue } from '../../components/record-list/person-cell.tsx';
import type { ColumnField } from '../../lib/record/record-fields.ts';
import { isolatedName } from '../../lib/text/person-name.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import type { doctorTable } from './fields.tsx';
import { specialtyLabels } from './labels.ts';

interface ColumnOptions {
	t: Translate;
	/** The list includes archived doctors. */
	withArchived: boolean;
	onPrefetch: (doctor: Doctor) => void;
	onRestore: (doctor: Doctor) => void;
}

/** Whether a doctor accepts new patients: a badge marks one who does not. */
export function Accepting({ doctor }: { doctor: Pick<Doctor, 'acceptingPatients'> }) {
	const t = useTranslations();
	return doctor.acceptingPatients ? (
		<Text span size="sm" c="dimmed">
			{t('doctor.accepting.new')}
		</Text>
	) : (
		<StatusBadge tone="quiet">{t('doctor.accepting.no')}</StatusBadge>
	);
}

/** Columns of fields that the table of fields names, and of what the system keeps. */
type ColumnName = ColumnField<ReturnType<typeof doctorTable>> | 'status';

export function doctorColumns(options: ColumnOptions): ListColumn<Doctor>[] {
	const { t, withArchived, onPrefetch, onRestore } = options;
	const columns: NamedColumns<Doctor, ColumnName> = {
		familyName: {
			title: t('doctor.list.name'),
			shownOn: 'always',
			breaksWords: true,
			sortable: true,
			render: (doctor) => (
				<PersonCell
					person={doctor}
					href={`/doctors/${doctor.id}`}
					onPrefetch={() => onPrefetch(doctor)}
					summary={
						<>
							{t(specialtyLabels[doctor.specialty])}
							<PhoneLine number={doctor.phone} />
						</>
					}
					marker={
						doctor.acceptingPatients || doctor.status === 'archived' ? undefined : (
							<Box hiddenFrom="sm">
								<Accepting doctor={doctor} />
							</Box>
						)
					}
				/>
			),
		},
		specialty: {
			title: t('doctor.fields.specialty'),
			sortable: true,
			render: (doctor) => t(specialtyLabels[doctor.specialty]),
			shownOn: 'wide',
		},
		licenseNumber: {
			title: t('doctor.fields.licenseNumber'),
			noWrap: true,
			render: ({ licenseNumber }) =>
				licenseNumber === null ? unknownValue : <bdi>{licenseNumber}</bdi>,
			shownOn: 'widest',
		},
		phone: {
			title: t('doctor.fields.phone'),
			noWrap: true,
			render: (doctor) =>
				doctor.phone === null ? unknownValue : <PhoneText number={doctor.phone} />,
			shownOn: 'wider',
		},
		acceptingPatients: {
			title: t('doctor.list.newPatients'),
			noWrap: true,
			render: (doctor) =>
				doctor.status === 'archived' ? (
					unknownValue
				) : doctor.acceptingPatients ? (
					t('doctor.accepting.yes')
				) : (
					<Accepting doctor={doctor} />
				),
			shownOn: 'wide',
		},
		status: {
			title: '',
			shownOn: 'always',
			atEnd: true,
			width: 190,
			hidden: !withArchived,
			render: (doctor) =>
				doctor.status === 'archived' ? (
					<ArchivedRow name={isolatedName(doctor)} onRestore={() => onRestore(doctor)} />
				) : null,
		},
	};
	return columnList(columns);
}
