'use client';

import { TextInput, type TextInputProps } from '@mantine/core';
import { formatPhone, toE164, usePhones } from '../lib/phone-number.ts';

interface PhoneFieldProps extends TextInputProps {
	value?: string;
	/** Whose numbers may be written without a country code, ISO 3166-1 alpha-2. */
	country: string | undefined;
}

/** A telephone number in whatever way one writes it; the number that was understood stands under it. */
export function PhoneField({ country, ...input }: PhoneFieldProps) {
	usePhones();
	const number = toE164(input.value ?? '', country);
	return (
		<TextInput
			{...input}
			type="tel"
			autoComplete="off"
			inputWrapperOrder={['label', 'input', 'description', 'error']}
			description={
				<span aria-live="polite">
					{number === undefined
						? 'With or without country code'
						: `${formatPhone(number)} · ${number}`}
				</span>
			}
		/>
	);
}
