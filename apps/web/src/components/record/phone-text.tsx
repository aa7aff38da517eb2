'use client';

import { formatPhone, usePhoneLibrary } from '../../lib/phone/phone-number.ts';

/** A phone number, grouped as in its country once the phone library is loaded. */
export function PhoneText({ number }: { number: string }) {
	usePhoneLibrary();
	return <bdi dir="ltr">{formatPhone(number)}</bdi>;
}
