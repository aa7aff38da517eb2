import type { EmergencyAccess } from '@hms/contracts';
import { Button, Text } from '@mantine/core';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import classes from './emergency-access.module.css';
import { EmergencyReview } from './emergency-review.tsx';
import { readsLabel } from './labels.ts';

interface ReviewItemProps {
	access: EmergencyAccess;
	/** The user has opened it. */
	isOwn: boolean;
	onReview: () => void;
}

/** An emergency access in the list for administrators. It says whose the patient is, and nothing of the record. */
export function ReviewItem({ access, isOwn, onReview }: ReviewItemProps) {
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { user, owner, reason, createdAt, review } = access;
	const at = formatInstant(createdAt, locale, timeZone);
	return (
		<li className={classes['item']}>
			<div className={classes['what']}>
				<Text size="sm">
					<Text span inherit fw={600}>
						<bdi>{user.name}</bdi>
					</Text>{' '}
					opened a patient of{' '}
					<Text span inherit fw={600}>
						<bdi>{owner.name}</bdi>
					</Text>
				</Text>
				<Text size="sm" c="dimmed">
					<time dateTime={createdAt}>{at}</time>
				</Text>
				<Text size="sm">
					{reason === '' ? 'The reason was erased with the patient.' : <bdi>{reason}</bdi>}
				</Text>
				<Text size="sm" c="dimmed">
					{readsLabel(access, locale, timeZone)}
				</Text>
				{review === null && isOwn ? (
					<Text size="sm">Another administrator has to review this.</Text>
				) : (
					<EmergencyReview review={review} />
				)}
			</div>
			{review === null && !isOwn ? (
				<Button
					size="compact-sm"
					variant="default"
					onClick={onReview}
					aria-label={`Review what ${isolateBidi(user.name)} opened on ${at}`}
				>
					Review
				</Button>
			) : null}
		</li>
	);
}
