'use client';

import { clinicSettings, type Formats, localeOf } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { textTags } from '../../lib/text/text-tags.tsx';

/** The present time as it is written in formats that may not be saved yet. */
export function FormatPreview({ timeZone, ...formats }: Formats & { timeZone: string }) {
	const t = useTranslations();
	const [now] = useState(() => new Date(clinicSettings().now()).toISOString());
	return (
		<Text size="sm" c="dimmed" aria-live="polite">
			{t.rich('clinic.like', {
				time: formatInstant(now, localeOf(formats), timeZone),
				...textTags,
			})}
		</Text>
	);
}
