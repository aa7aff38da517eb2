import type { DoctorFields } from '@hms/contracts';
import { EmailLink, PhoneLink } from '../../components/record/contact-links.tsx';
import { formatFlag, formatNumber, formatText } from '../../lib/record/field-formats.ts';
import { labelsByPath, type RecordFields } from '../../lib/record/record-fields.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { specialtyLabels } from './labels.ts';

/** The fields of a doctor: labels, formats, facts of the doctor's page, columns of the list. */
export const doctorTable = (t: Translate) =>
	({
		givenName: {
			label: t('doctor.fields.givenName'),
			format: formatText,
			fact: null,
			// The column of the family name has the whole name.
			isColumn: false,
		},
		familyName: {
			label: t('doctor.fields.familyName'),
			format: formatText,
			fact: null,
			isColumn: true,
		},
		specialty: {
			label: t('doctor.fields.specialty'),
			format: (specialty) => t(specialtyLabels[specialty]),
			fact: null,
			isColumn: true,
		},
		licenseNumber: {
			label: t('doctor.fields.licenseNumber'),
			format: formatText,
			fact: { panel: t('doctor.sections.contact'), render: (number) => <bdi>{number}</bdi> },
			isColumn: true,
		},
		phone: {
			label: t('doctor.fields.phone'),
			format: formatNumber,
			fact: {
				panel: t('doctor.sections.contact'),
				render: (phone) => <PhoneLink number={phone} />,
			},
			isColumn: true,
		},
		email: {
			label: t('doctor.fields.email'),
			format: formatText,
			fact: {
				panel: t('doctor.sections.contact'),
				render: (email) => <EmailLink address={email} />,
			},
			isColumn: false,
		},
		acceptingPatients: {
			label: t('doctor.fields.acceptingPatients'),
			format: formatFlag,
			fact: null,
			isColumn: true,
		},
	}) as const satisfies RecordFields<DoctorFields>;

export const doctorLabels = (t: Translate) => labelsByPath(doctorTable(t));
