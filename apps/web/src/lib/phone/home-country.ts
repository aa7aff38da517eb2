'use client';

import { useClinic } from '../clinic/clinic.ts';
import { regionOf, useLocale } from '../text/locale.ts';

/** The country of phone numbers without a country code: the clinic's, or else that of the browser's locale. */
export function useHomeCountry(): string | undefined {
	const { country } = useClinic();
	const locale = useLocale();
	return country ?? regionOf(locale);
}
