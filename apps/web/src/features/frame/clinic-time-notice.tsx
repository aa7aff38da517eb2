'use client';

import { Text } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { textTags } from '../../lib/text/text-tags.tsx';
import classes from './clinic-time-notice.module.css';

/** Tells readers whose device shows another time than the clinic that the screens show the clinic's. */
export function ClinicTimeNotice() {
	const t = useTranslations();
	const locale = useLocale();
	const { deviceClock, today, timeZone } = useClinic();
	if (deviceClock === null) return null;
	return (
		<Text component="p" size="sm" c="dimmed" className={classes['line'] ?? ''} data-screen-only>
			<IconWorld size={16} aria-hidden className={classes['icon']} />
			<span>
				{deviceClock === 'other date'
					? t.rich('frame.clinicTime.otherDate', {
							today: formatPlainDate(today, locale),
							timeZone,
							...textTags,
						})
					: t.rich('frame.clinicTime.otherTime', { timeZone, ...textTags })}
			</span>
		</Text>
	);
}
