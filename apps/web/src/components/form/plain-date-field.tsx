'use client';

import type { PlainDate, ShortYear } from '@hms/contracts';
import { TextInput, type TextInputProps } from '@mantine/core';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { parsePlainDate } from '../../lib/dates/plain-date-text.ts';
import { useLocale } from '../../lib/text/locale.ts';

interface PlainDateFieldProps extends TextInputProps {
	value?: string;
	shortYear: ShortYear;
	/** What stands under an empty box: how it may be written. */
	hint: string;
	/** What else is said of a date that was understood: an age. */
	explain?: (date: PlainDate) => string;
}

/** A date that is typed in whatever way one writes dates; what was understood stands under it, the month as a word. */
export function PlainDateField({ shortYear, hint, explain, ...input }: PlainDateFieldProps) {
	const locale = useLocale();
	const { today, elsewhere } = useClinic();
	const todayMark = elsewhere === 'on another day' ? 'today in the clinic' : 'today';
	const date = parsePlainDate(input.value ?? '', locale, shortYear);
	const understood =
		date === null
			? hint
			: [formatPlainDate(date, locale), date === today && todayMark, explain?.(date)]
					.filter(Boolean)
					.join(' · ');
	return (
		<TextInput
			{...input}
			autoComplete="off"
			inputWrapperOrder={['label', 'input', 'description', 'error']}
			description={<span aria-live="polite">{understood}</span>}
		/>
	);
}
