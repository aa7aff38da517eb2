'use client';

import type { EmergencyContact, PatientFields } from '@hms/contracts';
import { EmailLink, PhoneLink } from '../../components/record/contact-links.tsx';
import { addressLines } from '../../lib/address/address-lines.ts';
import { formatPhone } from '../../lib/phone/phone-number.ts';
import { formatDay, formatNumber, formatText } from '../../lib/record/field-formats.ts';
import { labelsByPath, type RecordFields } from '../../lib/record/record-fields.ts';
import { formatList } from '../../lib/text/format-list.ts';
import { isolateBidi, preserveLines } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { sexLabels } from './labels.ts';

function formatContact({ name, relationship, phone }: EmergencyContact): string {
	const texts = [name ?? '', relationship ?? ''].filter(Boolean).map(isolateBidi);
	return [...texts, ...(phone === null ? [] : [isolateBidi(formatPhone(phone))])].join(', ');
}

function TextList({ texts }: { texts: string[] }) {
	return formatList(texts.map(isolateBidi), useLocale());
}

/** The fields of a patient: labels, formats, facts of the patient's page and sheet, columns of the list. */
export const patientTable = (t: Translate) =>
	({
		givenName: {
			label: t('patient.field.givenName'),
			format: formatText,
			fact: null,
			// The column of the family name has the whole name.
			isColumn: false,
		},
		familyName: {
			label: t('patient.field.familyName'),
			format: formatText,
			fact: null,
			isColumn: true,
		},
		dateOfBirth: {
			label: t('patient.field.dateOfBirth'),
			format: formatDay,
			fact: null,
			isColumn: true,
		},
		sex: {
			label: t('patient.field.sex'),
			format: (sex) => t(sexLabels[sex]),
			fact: null,
			isColumn: true,
		},
		mrn: { label: t('patient.field.mrn'), format: formatText, fact: null, isColumn: true },
		phone: {
			label: t('patient.field.phone'),
			format: formatNumber,
			fact: {
				panel: t('patient.section.contact'),
				render: (phone) => <PhoneLink number={phone} />,
			},
			isColumn: true,
		},
		email: {
			label: t('patient.field.email'),
			format: formatText,
			fact: {
				panel: t('patient.section.contact'),
				render: (email) => <EmailLink address={email} />,
			},
			isColumn: false,
		},
		address: {
			label: t('patient.field.address'),
			parts: {
				line1: t('patient.field.line1'),
				line2: t('patient.field.line2'),
				postalCode: t('patient.field.postalCode'),
				city: t('patient.field.city'),
				region: t('patient.field.region'),
				country: t('patient.field.country'),
			},
			format: (address) =>
				address === null ? '' : addressLines(address).map(isolateBidi).join(', '),
			fact: {
				panel: t('patient.section.contact'),
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
			label: t('patient.field.bloodGroup'),
			format: formatText,
			fact: {
				panel: t('patient.section.clinical'),
				render: (bloodGroup) => <bdi>{bloodGroup}</bdi>,
			},
			isColumn: false,
		},
		allergies: {
			label: t('patient.field.allergies'),
			format: (allergies, locale) => formatList(allergies.map(isolateBidi), locale),
			fact: {
				panel: t('patient.section.clinical'),
				render: (allergies) => <TextList texts={allergies} />,
			},
			isColumn: false,
		},
		notes: {
			label: t('patient.field.notes'),
			format: formatText,
			fact: {
				panel: t('patient.section.clinical'),
				render: (notes) => <div style={preserveLines}>{notes}</div>,
			},
			isColumn: false,
		},
		emergencyContact: {
			label: t('patient.field.emergencyContact'),
			parts: {
				name: t('patient.field.contactName'),
				relationship: t('patient.field.relationship'),
				phone: t('patient.field.contactPhone'),
			},
			format: (contact) => (contact === null ? '' : formatContact(contact)),
			fact: {
				panel: t('patient.section.contact'),

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
	}) as const satisfies RecordFields<PatientFields>;

export const patientLabels = (t: Translate) => labelsByPath(patientTable(t));
