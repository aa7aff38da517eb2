'use client';

import { useClinic } from '../clinic/clinic.ts';
import { regionOf, useLocale } from '../text/locale.ts';

/** The country whose telephone numbers are written without a country code: the clinic's, or else the reader's. */
export function useHomeCountry(): string | undefined {
	const { country } = useClinic();
	const locale = useLocale();
	return country ?? regionOf(locale);
}
