'use client';

import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { countryName } from '../../lib/phone/country-names.ts';
import { useHomeCountry } from '../../lib/phone/home-country.ts';
import {
	countryOfPhone,
	formatPhone,
	parsePhone,
	usePhoneLibrary,
} from '../../lib/phone/phone-number.ts';
import type { Translate } from '../../lib/text/text-key.ts';

interface PhoneFieldProps extends TextInputProps {
	value?: string;
}

/** The parsed number, unless it was typed so, with its country; or how to write one. */
function describe(t: Translate, text: string, country: string | undefined): string {
	const parsed = parsePhone(text, country);
	if (parsed.number === null) return t('common.form.phoneHint');
	const { number, isUnusual } = parsed;
	const numberCountry = countryOfPhone(number);
	const formatted = formatPhone(number);
	return [
		...(formatted === text.trim() ? [] : [formatted]),
		...(numberCountry === undefined ? [] : [countryName(numberCountry)]),
		...(isUnusual ? [t('common.form.phoneUnusual')] : []),
	].join(' · ');
}

/**
 * An input for a phone number in any common way of writing; without a country code it belongs to the clinic's country. The
 * parsed number is shown below the input.
 */
export function PhoneField(input: PhoneFieldProps) {
	const t = useTranslations();
	usePhoneLibrary();
	const country = useHomeCountry();
	return (
		<TextInput
			{...input}
			type="tel"
			autoComplete="off"
			inputWrapperOrder={['label', 'input', 'description', 'error']}
			description={<span aria-live="polite">{describe(t, input.value ?? '', country)}</span>}
		/>
	);
}
