'use client';

import type { EmergencyAccess } from '@hms/contracts';
import { Button, Skeleton, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import { LoadedPages } from '../../components/record-list/loaded-pages.tsx';
import { ShowMore } from '../../components/record-list/show-more.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant, formatInstantTime } from '../../lib/dates/format-instant.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import classes from './emergency-access.module.css';
import { EmergencyReview } from './emergency-review.tsx';
import { readsLabel } from './labels.ts';
import { useEmergencyAccessPages } from './queries.ts';

interface EmergencyItemProps {
	access: EmergencyAccess;
	/** Ends it; absent where it has ended. */
	onEnd: (() => void) | undefined;
	busy: boolean;
}

function EmergencyItem({ access, onEnd, busy }: EmergencyItemProps) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { user, reason, createdAt, endsAt } = access;
	const opened = {
		at: formatInstant(createdAt, locale, timeZone),
		time: (at: ReactNode) => <time dateTime={createdAt}>{at}</time>,
	};
	return (
		<li className={classes['item']}>
			<div className={classes['what']}>
				<Text size="sm" fw={600}>
					<bdi>{user.name}</bdi>
				</Text>
				<Text size="sm" c="dimmed">
					{onEnd === undefined
						? t.rich('emergencyAccess.item.opened', opened)
						: t.rich('emergencyAccess.item.openedUntil', {
								...opened,
								end: formatInstantTime(endsAt, locale, timeZone),
							})}
				</Text>
				<Text size="sm">
					<bdi>{reason}</bdi>
				</Text>
				<Text size="sm" c="dimmed">
					{readsLabel(t, access, locale, timeZone)}
				</Text>
				<EmergencyReview review={access.review} />
			</div>
			{onEnd === undefined ? (
				<StatusBadge tone="quiet">{t('emergencyAccess.item.ended')}</StatusBadge>
			) : (
				<Button
					size="compact-sm"
					variant="default"
					disabled={busy}
					onClick={onEnd}
					aria-label={t('emergencyAccess.item.endOf', { name: isolateBidi(user.name) })}
				>
					{t('emergencyAccess.item.endNow')}
				</Button>
			)}
		</li>
	);
}

interface PatientEmergenciesProps {
	patientId: string;
	/** Those that have not ended, by their ids, with what ends each. */
	open: ReadonlyMap<string, () => void>;
	busy: boolean;
}

/** For the owner: who opened a patient in an emergency, now or before. Nothing where nobody has. */
export function PatientEmergencies({ patientId, open, busy }: PatientEmergenciesProps) {
	const t = useTranslations();
	const pages = useEmergencyAccessPages({ patientId });
	return (
		<LoadedPages
			noun="emergency access records"
			pages={pages}
			skeleton={<Skeleton height={1} />}
			empty={null}
		>
			{(accesses) => (
				<>
					<Title order={3} size="h5" mt="sm">
						{t('emergencyAccess.title')}
					</Title>
					<ul className={classes['list']}>
						{accesses.map((access) => (
							<EmergencyItem
								key={access.id}
								access={access}
								onEnd={open.get(access.id)}
								busy={busy}
							/>
						))}
					</ul>
					<ShowMore pages={pages} />
				</>
			)}
		</LoadedPages>
	);
}
