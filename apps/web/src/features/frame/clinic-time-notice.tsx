'use client';

import { Text } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../lib/text/locale.ts';
import classes from './clinic-time-notice.module.css';

/** Tells readers whose device shows another time than the clinic that the screens show the clinic's. */
export function ClinicTimeNotice() {
	const locale = useLocale();
	const { deviceClock, today, timeZone } = useClinic();
	if (deviceClock === null) return null;
	return (
		<Text component="p" size="sm" c="dimmed" className={classes['line'] ?? ''} data-screen-only>
			<IconWorld size={16} aria-hidden className={classes['icon']} />
			<span>
				{deviceClock === 'other date' ? (
					<>
						Today is <strong>{formatPlainDate(today, locale)}</strong>. Dates and times are the
						clinic’s ({timeZone}), not this device’s.
					</>
				) : (
					<>Dates and times are the clinic’s ({timeZone}), not this device’s.</>
				)}
			</span>
		</Text>
	);
}
