import type { Clinic, ClinicFields } from '@hms/contracts';
import { countryName } from '../../lib/phone/country-names.ts';
import { formatText } from '../../lib/record/field-formats.ts';
import type { FieldDisplays } from '../../lib/record/record-fields.ts';
import { dateOrderLabels, languageLabels, paperSizeLabels, timeFormatLabels } from './labels.ts';

/** The settings of the clinic that an administrator makes. */
export type ClinicSettingFields = Pick<Clinic, keyof ClinicFields>;

/** The settings: labels and formats, in the order of the screens. */
export const clinicTable = {
	name: { label: 'Name', format: formatText },
	timeZone: { label: 'Time zone', format: (zone) => zone.replaceAll('_', ' ') },
	country: {
		label: 'Country',
		format: (country) => (country === null ? 'Not set' : countryName(country)),
	},
	language: { label: 'Language', format: (language) => languageLabels[language] },
	dateOrder: { label: 'Dates', format: (order) => dateOrderLabels[order] },
	timeFormat: { label: 'Times', format: (format) => timeFormatLabels[format] },
	paperSize: { label: 'Paper', format: (size) => paperSizeLabels[size] },
} as const satisfies FieldDisplays<ClinicSettingFields>;

export const clinicLabels: Record<keyof ClinicFields, string> = {
	name: clinicTable.name.label,
	timeZone: clinicTable.timeZone.label,
	country: clinicTable.country.label,
	language: clinicTable.language.label,
	dateOrder: clinicTable.dateOrder.label,
	timeFormat: clinicTable.timeFormat.label,
	paperSize: clinicTable.paperSize.label,
};
