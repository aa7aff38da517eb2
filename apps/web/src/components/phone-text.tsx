'use client';

import { formatPhone, usePhones } from '../lib/phone-number.ts';

/** A telephone number as its country groups it; first as it is stored, so that what stands around it does not wait. */
export function PhoneText({ number }: { number: string }) {
	usePhones({ wait: 100 });
	return formatPhone(number);
}
