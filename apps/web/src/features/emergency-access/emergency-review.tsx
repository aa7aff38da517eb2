'use client';

import type { EmergencyAccess } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstantDay } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { textTags } from '../../lib/text/text-tags.tsx';

/** Who has reviewed an emergency access, when, and what they noted. */
export function EmergencyReview({ review }: Pick<EmergencyAccess, 'review'>) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	if (review === null) {
		return (
			<Text size="sm" c="dimmed">
				{t('emergencyAccess.review.not')}
			</Text>
		);
	}
	const { user, at, note } = review;
	const values = { name: user.name, day: formatInstantDay(at, locale, timeZone), ...textTags };
	return (
		<Text size="sm">
			{note === ''
				? t.rich('emergencyAccess.review.by', values)
				: t.rich('emergencyAccess.review.byWithNote', { ...values, note })}
		</Text>
	);
}
