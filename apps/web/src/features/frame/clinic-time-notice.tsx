'use client';

import { Text } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../lib/text/locale.ts';
import classes from './clinic-time-notice.module.css';

/** Says whose days and times the screens show, to a reader whose own clock shows others. */
export function ClinicTimeNotice() {
	const locale = useLocale();
	const { elsewhere, today, timeZone } = useClinic();
	if (elsewhere === null) return null;
	return (
		<Text component="p" size="sm" c="dimmed" className={classes['line'] ?? ''} data-screen-only>
			<IconWorld size={16} aria-hidden className={classes['icon']} />
			<span>
				{elsewhere === 'on another day' ? (
					<>
						Today is <strong>{formatPlainDate(today, locale)}</strong>: days and times are the
						clinic’s ({timeZone}), not those of this device.
					</>
				) : (
					<>Days and times are the clinic’s ({timeZone}), not those of this device.</>
				)}
			</span>
		</Text>
	);
}
