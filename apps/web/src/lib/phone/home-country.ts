'use client';

import { useClinic } from '../clinic/clinic.ts';

/** The country of phone numbers without a country code: the clinic's. */
export const useHomeCountry = (): string | undefined => useClinic().country ?? undefined;
