'use client';

import type { PlainDate, ShortYear } from '@hms/contracts';
import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { parsePlainDate } from '../../lib/dates/plain-date-text.ts';
import { useLocale } from '../../lib/text/locale.ts';

interface PlainDateFieldProps extends TextInputProps {
	value?: string;
	shortYear: ShortYear;
	/** How to write the date, shown below the input until there is one. */
	hint: string;
	/** More about a parsed date, such as the age. */
	describe?: (date: PlainDate) => string;
}

/** An input for a date in any common way of writing. The parsed date is shown below it, with the month as a word, unless it was typed so. */
export function PlainDateField({ shortYear, hint, describe, ...input }: PlainDateFieldProps) {
	const t = useTranslations();
	const locale = useLocale();
	const { today, deviceClock } = useClinic();
	const todayMark = t(
		deviceClock === 'other date' ? 'common.form.todayInClinic' : 'common.form.today',
	);
	const date = parsePlainDate(input.value ?? '', locale, shortYear);
	const description =
		date === null
			? hint
			: [formatPlainDate(date, locale), date === today && todayMark, describe?.(date)]
					.filter((part) => part && part !== input.value?.trim())
					.join(' · ');
	return (
		<TextInput
			{...input}
			autoComplete="off"
			inputWrapperOrder={['label', 'input', 'description', 'error']}
			description={<span aria-live="polite">{description}</span>}
		/>
	);
}
