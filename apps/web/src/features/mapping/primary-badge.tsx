'use client';

import { type Mapping, type PlainDate, today } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../lib/text/locale.ts';

type PrimaryFields = Pick<Mapping, 'isPrimary' | 'startedOn' | 'status'>;

/** Whether the doctor of an assignment is the primary doctor today, not only in the future. */
export const isPrimaryNow = ({ isPrimary, startedOn, status }: PrimaryFields): boolean =>
	isPrimary && status === 'active' && startedOn <= today();

/** The date from which another doctor is planned to be the primary one. */
export function nextPrimaryFrom(team: readonly Mapping[]): PlainDate | undefined {
	const planned = team.filter((one) => one.isPrimary && one.startedOn > today());
	return planned.map(({ startedOn }) => startedOn).sort()[0];
}

interface PrimaryBadgeProps {
	mapping: PrimaryFields;
	/** The date from which another doctor is planned to be the primary one. */
	until?: PlainDate | undefined;
}

/** A badge for the primary doctor, with the date for a future one. */
export function PrimaryBadge({ mapping, until }: PrimaryBadgeProps) {
	const t = useTranslations();
	const locale = useLocale();
	if (!mapping.isPrimary) return null;
	const isPlanned = mapping.status === 'active' && mapping.startedOn > today();
	if (isPlanned) {
		const day = formatPlainDate(mapping.startedOn, locale);
		return <StatusBadge tone="quiet">{t('mapping.primary.from', { day })}</StatusBadge>;
	}
	return (
		<StatusBadge tone="accent">
			{until === undefined
				? t('mapping.primary.now')
				: t('mapping.primary.until', { day: formatPlainDate(until, locale) })}
		</StatusBadge>
	);
}
