import type { EmergencyAccess } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstantDay } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';

/** Who has reviewed an emergency access, when, and what they noted. */
export function EmergencyReview({ review }: Pick<EmergencyAccess, 'review'>) {
	const locale = useLocale();
	const { timeZone } = useClinic();
	if (review === null) {
		return (
			<Text size="sm" c="dimmed">
				Not reviewed yet.
			</Text>
		);
	}
	return (
		<Text size="sm">
			Reviewed by <bdi>{review.user.name}</bdi>, {formatInstantDay(review.at, locale, timeZone)}
			{review.note === '' ? null : (
				<>
					: <bdi>{review.note}</bdi>
				</>
			)}
		</Text>
	);
}
