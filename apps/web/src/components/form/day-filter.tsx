'use client';

import type { PlainDate, ShortYear } from '@hms/contracts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { dateError, parsePlainDate, plainDateText } from '../../lib/dates/plain-date-text.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { PlainDateField } from './plain-date-field.tsx';

interface DayFilterProps {
	label?: string;
	day: PlainDate | null;
	/** What holds without a date. */
	hint: string;
	shortYear: ShortYear;
	onChange: (day: PlainDate | null) => void;
}

/** A filter for a date, which is applied when the typed text is a valid date. */
export function DayFilter(props: DayFilterProps) {
	const t = useTranslations();
	const { label, day, hint, shortYear, onChange } = props;
	const locale = useLocale();
	const [text, setText] = useState(() => plainDateText(day, locale));
	const [previousDay, setPreviousDay] = useState(day);
	// The date in the URL changed, by Back or by a link.
	if (previousDay !== day) {
		setPreviousDay(day);
		if (parsePlainDate(text, locale, shortYear) !== day) setText(plainDateText(day, locale));
	}
	const error = dateError(text, locale, shortYear, t);
	return (
		<PlainDateField
			label={label ?? t('common.form.onDay')}
			shortYear={shortYear}
			hint={error ?? hint}
			value={text}
			onChange={(event) => {
				const typed = event.currentTarget.value;
				setText(typed);
				const date = parsePlainDate(typed, locale, shortYear);
				if (date !== null || typed.trim() === '') onChange(date);
			}}
			size="sm"
		/>
	);
}
