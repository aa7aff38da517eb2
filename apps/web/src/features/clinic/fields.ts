import type { Clinic, ClinicFields } from '@hms/contracts';
import { countryName } from '../../lib/phone/country-names.ts';
import { formatText } from '../../lib/record/field-formats.ts';
import type { FieldDisplays } from '../../lib/record/record-fields.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { dateOrderLabels, languageLabels, paperSizeLabels, timeFormatLabels } from './labels.ts';

/** The settings of the clinic that an administrator makes. */
export type ClinicSettingFields = Pick<Clinic, keyof ClinicFields>;

/** The settings: labels and formats, in the order of the screens. */
export const clinicTable = (t: Translate) =>
	({
		name: { label: t('clinic.field.name'), format: formatText },
		timeZone: { label: t('clinic.field.timeZone'), format: (zone) => zone.replaceAll('_', ' ') },
		country: {
			label: t('clinic.field.country'),
			format: (country) => (country === null ? t('clinic.notSet') : countryName(country)),
		},
		language: {
			label: t('clinic.field.language'),
			format: (language) => languageLabels[language],
		},
		dateOrder: { label: t('clinic.field.dateOrder'), format: (order) => t(dateOrderLabels[order]) },
		timeFormat: {
			label: t('clinic.field.timeFormat'),
			format: (format) => t(timeFormatLabels[format]),
		},
		paperSize: { label: t('clinic.field.paperSize'), format: (size) => t(paperSizeLabels[size]) },
	}) satisfies FieldDisplays<ClinicSettingFields>;
