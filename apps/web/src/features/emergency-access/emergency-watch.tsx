'use client';

import { clinicSettings, type Share } from '@hms/contracts';
import { Button } from '@mantine/core';
import { IconLock, IconUrgent } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';
import { Notice } from '../../components/message/notice.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { PageTitle } from '../../components/page/page-title.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { useClinicQuery } from '../../lib/clinic/clinic-day.tsx';
import { formatInstantTime } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { textTags } from '../../lib/text/text-tags.tsx';
import { emergencyEndOf } from '../share/emergency-end.ts';
import { useSharePages } from '../share/queries.ts';
import classes from './emergency-access.module.css';

/** The time of day at which an emergency access ends. */
function useEndTime(share: Share): string {
	const locale = useLocale();
	const { timeZone } = useClinic();
	return formatInstantTime(new Date(emergencyEndOf(share)).toISOString(), locale, timeZone);
}

/** Calls back when the hour of an emergency access is over, by the clinic's clock. */
function useOnEnd(share: Share, onEnd: () => void): void {
	const callback = useEffectEvent(onEnd);
	const end = emergencyEndOf(share);
	// Until then the clock is this device's, which may be wrong by hours.
	const hasClock = useClinicQuery().isSuccess;
	useEffect(() => {
		if (!hasClock) return;
		let timer: ReturnType<typeof setTimeout>;
		function check(): void {
			clearTimeout(timer);
			const left = end - clinicSettings().now();
			if (left <= 0) callback();
			else timer = setTimeout(check, left);
		}
		check();
		// No timer runs while the machine sleeps.
		document.addEventListener('visibilitychange', check);
		return () => {
			clearTimeout(timer);
			document.removeEventListener('visibilitychange', check);
		};
	}, [end, hasClock]);
}

function Band({ share, onEnd }: { share: Share; onEnd: () => void }) {
	const t = useTranslations();
	const time = useEndTime(share);
	useOnEnd(share, onEnd);
	return (
		<div className={classes['band']}>
			<Notice
				tone="warning"
				role="status"
				icon={<IconUrgent />}
				title={t('emergencyAccess.band.title', { time })}
			>
				{t.rich('emergencyAccess.band.detail', { name: share.owner.name, ...textTags })}
			</Notice>
		</div>
	);
}

function Ended({ share }: { share: Share }) {
	const t = useTranslations();
	const time = useEndTime(share);
	return (
		<div role="alert">
			<PageTitle text={t('emergencyAccess.ended.title')} />
			<Message
				isPage
				icon={<IconLock size={22} />}
				title={t('emergencyAccess.ended.title')}
				action={
					<Button component={PageLink} href="/emergency-access" variant="default">
						{t('emergencyAccess.title')}
					</Button>
				}
			>
				{t.rich('emergencyAccess.ended.detail', { time, name: share.owner.name, ...textTags })}
			</Message>
		</div>
	);
}

interface EmergencyWatchProps {
	patientId: string;
	/** Is called when the access has ended, with what to show in place of the patient. */
	onEnd: (message: ReactNode) => void;
}

/** The band over a patient whom the user reads by emergency access alone. */
export function EmergencyWatch({ patientId, onEnd }: EmergencyWatchProps) {
	const { rows } = useSharePages({ direction: 'received', patientId });
	const share = rows?.find(({ isEmergency }) => isEmergency);
	const [last, setLast] = useState<Share>();
	if (share !== undefined && share !== last) setLast(share);
	// A share of all patients may be another owner's.
	const isShared = rows?.some(
		({ isEmergency, owner }) => !isEmergency && owner.id === last?.owner.id,
	);
	const hasEnded = last !== undefined && rows !== undefined && share === undefined && !isShared;
	const callback = useEffectEvent(onEnd);
	useEffect(() => {
		if (hasEnded && last !== undefined) callback(<Ended share={last} />);
	}, [hasEnded, last]);
	if (share === undefined || isShared) return null;
	return <Band share={share} onEnd={() => onEnd(<Ended share={share} />)} />;
}
