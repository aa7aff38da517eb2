import type { Doctor } from '@hms/contracts';
import { Text } from '@mantine/core';
import { ArchivedRow } from '../../components/archived-row.tsx';
import type { ListColumn } from '../../components/list-columns.ts';
import { RecordLink } from '../../components/record-link.tsx';
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

export function doctorColumns(options: ColumnOptions): ListColumn<Doctor>[] {
	const { withArchived, onNear, onRestore } = options;
	return [
		{
			accessor: 'familyName',
			title: 'Name',
			room: 'always',
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
			title: 'Specialty',
			sortable: true,
			render: (doctor) => specialtyWords[doctor.specialty],
			room: 'wide',
		},
		{
			accessor: 'licenseNumber',
			title: 'Licence number',
			noWrap: true,
			render: (doctor) => doctor.licenseNumber ?? none,
			room: 'widest',
		},
		{
			accessor: 'phone',
			title: 'Telephone',
			noWrap: true,
			render: (doctor) => (doctor.phone === null ? none : formatPhone(doctor.phone)),
			room: 'widest',
		},
		{
			accessor: 'acceptingPatients',
			title: 'New patients',
			noWrap: true,
			render: (doctor) => (doctor.status === 'archived' ? none : <Accepting doctor={doctor} />),
			room: 'wide',
		},
		{
			accessor: 'status',
			title: '',
			room: 'always',
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
