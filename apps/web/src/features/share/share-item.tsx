'use client';

import type { Share } from '@hms/contracts';
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import classes from '../../components/record-list/action-list.module.css';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstantTime } from '../../lib/dates/format-instant.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { emergencyEndOf, levelLabels } from './labels.ts';

interface ShareItemProps {
	share: Share;
	/** Who is let in, or who lets in. */
	name: string;
	/** The patients, as a part of the line under the name. */
	what: ReactNode;
	/** What the user can do about it. */
	actions: ReactNode;
}

function untilLabel(share: Share, locale: string, timeZone: string): string {
	const { until, isEmergency } = share;
	if (isEmergency) {
		const end = new Date(emergencyEndOf(share)).toISOString();
		return `to read, until ${formatInstantTime(end, locale, timeZone)}`;
	}
	return until === null ? 'no end date' : `until ${formatPlainDate(until, locale)}`;
}

/** A share in a list: with whom, what it allows, until when and why. */
export function ShareItem({ share, name, what, actions }: ShareItemProps) {
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
						<StatusBadge tone="warning">Emergency</StatusBadge>
					) : (
						<StatusBadge tone={level === 'write' ? 'accent' : 'quiet'}>
							{levelLabels[level]}
						</StatusBadge>
					)}
				</Group>
				<Text size="sm" c="dimmed">
					{what} · {untilLabel(share, locale, timeZone)}
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
