'use client';

import { clinicSettings, type Formats, localeOf } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '../../lib/dates/format-instant.ts';

/** The present time as it is written in formats that may not be saved yet. */
export function FormatPreview({ timeZone, ...formats }: Formats & { timeZone: string }) {
	const [now] = useState(() => new Date(clinicSettings().now()).toISOString());
	return (
		<Text size="sm" c="dimmed" aria-live="polite">
			Like <strong>{formatInstant(now, localeOf(formats), timeZone)}</strong>
		</Text>
	);
}
