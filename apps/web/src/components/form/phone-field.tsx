'use client';

import { TextInput, type TextInputProps } from '@mantine/core';
import { countryName } from '../../lib/phone/country-names.ts';
import { useHomeCountry } from '../../lib/phone/home-country.ts';
import {
	countryOfPhone,
	formatPhone,
	parsePhone,
	usePhoneLibrary,
} from '../../lib/phone/phone-number.ts';

interface PhoneFieldProps extends TextInputProps {
	value?: string;
}

/** The number as it was understood, with its country. */
function inWords(text: string, country: string | undefined): string {
	const reading = parsePhone(text, country);
	if (reading.number === null) return 'With or without country code';
	const { number, isUnusual } = reading;
	const of = countryOfPhone(number);
	return [
		formatPhone(number),
		...(of === undefined ? [] : [countryName(of)]),
		...(isUnusual ? ['This number is unusual. Check it.'] : []),
	].join(' · ');
}

/**
 * A telephone number in whatever way one writes it, in the clinic's country where it has no country code; the number that
 * was understood stands under it.
 */
export function PhoneField(input: PhoneFieldProps) {
	usePhoneLibrary();
	const country = useHomeCountry();
	return (
		<TextInput
			{...input}
			type="tel"
			autoComplete="off"
			inputWrapperOrder={['label', 'input', 'description', 'error']}
			description={<span aria-live="polite">{inWords(input.value ?? '', country)}</span>}
		/>
	);
}
