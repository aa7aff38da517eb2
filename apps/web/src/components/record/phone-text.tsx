'use client';

import { formatPhone, usePhones } from '../../lib/phone/phone-number.ts';

/** A telephone number as its country groups it; as it is stored until that is known. */
export function PhoneText({ number }: { number: string }) {
	usePhones();
	return formatPhone(number);
}
