'use client';

import { formatPhone, usePhoneLibrary } from '../../lib/phone/phone-number.ts';

/** A telephone number as its country groups it; as it is stored until that is known. */
export function PhoneText({ number }: { number: string }) {
	usePhoneLibrary();
	return formatPhone(number);
}
