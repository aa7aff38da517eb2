import type { Patient } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { isolatedName } from '../../lib/text/person-name.ts';
import type { Translate } from '../../lib/text/text-key.ts';

/** What identifies a patient on each printed page: "Ada Lovelace", "born 10 Dec 1990", "P-000011". */
export function identityOf(t: Translate, patient: Patient, locale: string): string[] {
	const { dateOfBirth, mrn } = patient;
	const born =
		dateOfBirth === null
			? t('patient.identity.birthDateUnknown')
			: t('patient.identity.born', { date: formatPlainDate(dateOfBirth, locale) });
	return [isolatedName(patient), born, mrn];
}
