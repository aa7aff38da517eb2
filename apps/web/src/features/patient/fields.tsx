import type { EmergencyContact, PatientFields } from '@hms/contracts';
import { EmailLink, PhoneLink } from '../../components/record/contact-links.tsx';
import { addressLines } from '../../lib/address/address-lines.ts';
import { formatPhone } from '../../lib/phone/phone-number.ts';
import { formatDay, formatNumber, formatText } from '../../lib/record/field-formats.ts';
import { labelsByPath, type RecordFields } from '../../lib/record/record-fields.ts';
import { isolateBidi, preserveLines } from '../../lib/text/isolate-bidi.ts';
import { sexLabels } from './labels.ts';

function formatContact({ name, relationship, phone }: EmergencyContact): string {
	const texts = [name ?? '', relationship ?? ''].filter(Boolean).map(isolateBidi);
	return [...texts, ...(phone === null ? [] : [formatPhone(phone)])].join(', ');
}

/** The fields of a patient: labels, formats, facts of the patient's page and sheet, columns of the list. */
export const patientTable = {
	givenName: {
		label: 'Given name',
		format: formatText,
		fact: null,
		// The column of the family name has the whole name.
		isColumn: false,
	},
	familyName: { label: 'Family name', format: formatText, fact: null, isColumn: true },
	dateOfBirth: { label: 'Birth date', format: formatDay, fact: null, isColumn: true },
	sex: { label: 'Sex', format: (sex) => sexLabels[sex], fact: null, isColumn: true },
	mrn: { label: 'MRN', format: formatText, fact: null, isColumn: true },
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
	address: {
		label: 'Address',
		parts: {
			line1: 'Street and number',
			line2: 'Address, second line',
			postalCode: 'Postal code',
			city: 'City',
			region: 'Region',
			country: 'Country',
		},
		format: (address) =>
			address === null ? '' : addressLines(address).map(isolateBidi).join(', '),
		fact: {
			panel: 'Contact',
			render: (address) =>
				addressLines(address).map((line) => (
					<div key={line}>
						<bdi>{line}</bdi>
					</div>
				)),
		},
		isColumn: false,
	},
	bloodGroup: {
		label: 'Blood group',
		format: formatText,
		fact: { panel: 'Clinical', render: (bloodGroup) => bloodGroup },
		isColumn: false,
	},
	allergies: {
		label: 'Allergies',
		format: (allergies) => allergies.map(isolateBidi).join(', '),
		fact: {
			panel: 'Clinical',
			render: (allergies) => allergies.map(isolateBidi).join(', '),
		},
		isColumn: false,
	},
	notes: {
		label: 'Notes',
		format: formatText,
		fact: { panel: 'Clinical', render: (notes) => <div style={preserveLines}>{notes}</div> },
		isColumn: false,
	},
	emergencyContact: {
		label: 'Emergency contact',
		parts: {
			name: 'Contact name',
			relationship: 'Relationship',
			phone: 'Contact telephone',
		},
		format: (contact) => (contact === null ? '' : formatContact(contact)),
		fact: {
			panel: 'Contact',

			render: ({ name, relationship, phone }) => (
				<>
					<div>
						{name === null ? null : <bdi>{name}</bdi>}
						{name === null || relationship === null ? null : ', '}
						{relationship === null ? null : <bdi>{relationship}</bdi>}
					</div>
					{phone === null ? null : <PhoneLink number={phone} />}
				</>
			),
		},
		isColumn: false,
	},
} as const satisfies RecordFields<PatientFields>;

export const patientLabels = labelsByPath(patientTable);
