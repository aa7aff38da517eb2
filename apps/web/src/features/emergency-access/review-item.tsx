'use client';

import type { EmergencyAccess } from '@hms/contracts';
import { Button, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import classes from './emergency-access.module.css';
import { EmergencyReview } from './emergency-review.tsx';
import { emphasizedName } from './emphasized-name.tsx';
import { readsLabel } from './labels.ts';

interface ReviewItemProps {
	access: EmergencyAccess;
	/** The user has opened it. */
	isOwn: boolean;
	onReview: () => void;
}

/** An emergency access in the list for administrators. It says whose the patient is, and nothing of the record. */
export function ReviewItem({ access, isOwn, onReview }: ReviewItemProps) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { user, owner, reason, createdAt, review } = access;
	const at = formatInstant(createdAt, locale, timeZone);
	return (
		<li className={classes['item']}>
			<div className={classes['what']}>
				<Text size="sm">
					{t.rich('emergencyAccess.review.opened', {
						user: user.name,
						owner: owner.name,
						name: emphasizedName,
					})}
				</Text>
				<Text size="sm" c="dimmed">
					<time dateTime={createdAt}>{at}</time>
				</Text>
				<Text size="sm">
					{reason === '' ? t('emergencyAccess.review.erased') : <bdi>{reason}</bdi>}
				</Text>
				<Text size="sm" c="dimmed">
					{readsLabel(t, access, locale, timeZone)}
				</Text>
				{review === null && isOwn ? (
					<Text size="sm">{t('emergencyAccess.review.another')}</Text>
				) : (
					<EmergencyReview review={review} />
				)}
			</div>
			{review === null && !isOwn ? (
				<Button
					size="compact-sm"
					variant="default"
					onClick={onReview}
					aria-label={t('emergencyAccess.review.submitOf', {
						name: isolateBidi(user.name),
						time: at,
					})}
				>
					{t('emergencyAccess.review.submit')}
				</Button>
			) : null}
		</li>
	);
}
