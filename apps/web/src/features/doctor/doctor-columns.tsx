import type { Doctor } from '@hms/contracts';
import { Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { ArchivedRow } from '../../components/archived-row.tsx';
import { RecordLink } from '../../components/record-link.tsx';
import { wideOnly, widestOnly } from '../../components/record-table.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { fullName } from '../../lib/person-name.ts';
import { formatPhone } from '../../lib/phone-number.ts';
import { specialtyWords } from './words.ts';

interface ColumnOptions {
	/** Archived doctors are among the rows. */
	withArchived: boolean;
	onNear: (doctor: Doctor) => void;
	onRestore: (doctor: Doctor) => void;
}

const none = (
	<Text span c="dimmed" aria-label="not known">
		–
	</Text>
);

/** Whether a doctor takes new patients, in words. */
export function Accepting({ doctor }: { doctor: Pick<Doctor, 'acceptingPatients'> }) {
	return doctor.acceptingPatients ? (
		<StatusBadge tone="good">Accepting patients</StatusBadge>
	) : (
		<StatusBadge tone="quiet">Not accepting</StatusBadge>
	);
}

export function doctorColumns(options: ColumnOptions): DataTableColumn<Doctor>[] {
	const { withArchived, onNear, onRestore } = options;
	return [
		{
			accessor: 'familyName',
			title: 'Name',
			sortable: true,
			render: (doctor) => (
				<>
					{doctor.status === 'archived' ? (
						<Text span fw={600}>
							{fullName(doctor)}
						</Text>
					) : (
						<RecordLink href={`/doctors/${doctor.id}`} onNear={() => onNear(doctor)}>
							{fullName(doctor)}
						</RecordLink>
					)}
					<Text size="xs" c="dimmed" hiddenFrom="sm">
						{specialtyWords[doctor.specialty]}
					</Text>
				</>
			),
		},
		{
			accessor: 'specialty',
			sortable: true,
			render: (doctor) => specialtyWords[doctor.specialty],
			...wideOnly,
		},
		{
			accessor: 'licenseNumber',
			title: 'Licence number',
			noWrap: true,
			render: (doctor) => doctor.licenseNumber ?? none,
			...widestOnly,
		},
		{
			accessor: 'phone',
			title: 'Telephone',
			noWrap: true,
			render: (doctor) => (doctor.phone === null ? none : formatPhone(doctor.phone)),
			...widestOnly,
		},
		{
			accessor: 'acceptingPatients',
			title: 'New patients',
			noWrap: true,
			render: (doctor) => (doctor.status === 'archived' ? none : <Accepting doctor={doctor} />),
			...wideOnly,
		},
		{
			accessor: 'status',
			title: '',
			textAlign: 'right',
			width: 190,
			hidden: !withArchived,
			render: (doctor) =>
				doctor.status === 'archived' ? (
					<ArchivedRow name={fullName(doctor)} onRestore={() => onRestore(doctor)} />
				) : null,
		},
	];
}
