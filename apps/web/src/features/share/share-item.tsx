'use client';

import type { Share } from '@hms/contracts';
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import classes from '../../components/record-list/action-list.module.css';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstantTime } from '../../lib/dates/format-instant.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../lib/text/locale.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { emergencyEndOf } from './emergency-end.ts';
import { levelLabels } from './labels.ts';

interface ShareItemProps {
	share: Share;
	/** Who is let in, or who lets in. */
	name: string;
	/** The patients, as a part of the line under the name. */
	what: ReactNode;
	/** What the user can do about it. */
	actions: ReactNode;
}

function untilLabel(t: Translate, share: Share, locale: string, timeZone: string): string {
	const { until, isEmergency } = share;
	if (isEmergency) {
		const end = new Date(emergencyEndOf(share)).toISOString();
		return t('share.until.emergency', { time: formatInstantTime(end, locale, timeZone) });
	}
	return until === null
		? t('share.until.none')
		: t('share.until.day', { date: formatPlainDate(until, locale) });
}

/** A share in a list: with whom, what it allows, until when and why. */
export function ShareItem({ share, name, what, actions }: ShareItemProps) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { level, isEmergency, reason } = share;
	return (
		<li className={classes['item']}>
			<div className={classes['text']}>
				<Group gap="xs">
					<Text span size="sm" fw={600}>
						<bdi>{name}</bdi>
					</Text>
					{isEmergency ? (
						<StatusBadge tone="warning">{t('share.emergency')}</StatusBadge>
					) : (
						<StatusBadge tone={level === 'write' ? 'accent' : 'quiet'}>
							{t(levelLabels[level])}
						</StatusBadge>
					)}
				</Group>
				<Text size="sm" c="dimmed">
					{what} · {untilLabel(t, share, locale, timeZone)}
				</Text>
				{reason === null ? null : (
					<Text size="sm">
						<bdi>{reason}</bdi>
					</Text>
				)}
			</div>
			<Group gap={4} wrap="nowrap">
				{actions}
			</Group>
		</li>
	);
}
