import type { DoctorFields } from '@hms/contracts';
import { EmailLink, PhoneLink } from '../../components/record/contact-links.tsx';
import { formatFlag, formatNumber, formatText } from '../../lib/record/field-formats.ts';
import { labelsByPath, type RecordFields } from '../../lib/record/record-fields.ts';
import { specialtyLabels } from './labels.ts';

/** The fields of a doctor: labels, formats, facts of the doctor's page, columns of the list. */
export const doctorTable = {
	givenName: {
		label: 'Given name',
		format: formatText,
		fact: null,
		// The column of the family name has the whole name.
		isColumn: false,
	},
	familyName: { label: 'Family name', format: formatText, fact: null, isColumn: true },
	specialty: {
		label: 'Specialty',
		format: (specialty) => specialtyLabels[specialty],
		fact: null,
		isColumn: true,
	},
	licenseNumber: {
		label: 'Licence number',
		format: formatText,
		fact: { panel: 'Contact', render: (number) => <bdi>{number}</bdi> },
		isColumn: true,
	},
	phone: {
		label: 'Telephone',
		format: formatNumber,
		fact: { panel: 'Contact', render: (phone) => <PhoneLink number={phone} /> },
		isColumn: true,
	},
	email: {
		label: 'E-mail',
		format: formatText,
		fact: { panel: 'Contact', render: (email) => <EmailLink address={email} /> },
		isColumn: false,
	},
	acceptingPatients: {
		label: 'Accepting new patients',
		format: formatFlag,
		fact: null,
		isColumn: true,
	},
} as const satisfies RecordFields<DoctorFields>;

export const doctorLabels = labelsByPath(doctorTable);
