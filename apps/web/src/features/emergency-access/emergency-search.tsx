'use client';

import { type EmergencyMatches, emergencySearchesAnHour } from '@hms/contracts';
import { Button, Skeleton, Stack } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';
import { PageHeader } from '../../components/page/page-header.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { useClinicQuery } from '../../lib/clinic/clinic-day.tsx';
import classes from './emergency-access.module.css';
import { EmergencyMatchList } from './emergency-matches.tsx';
import { emptySearch, FindForm } from './find-form.tsx';
import { useMayOpenInEmergency } from './queries.ts';

/** What has to be known before anybody is looked for. */
function Rules() {
	const t = useTranslations();
	return (
		<Panel title={t('emergencyAccess.rules.title')}>
			<ul className={classes['rules']}>
				<li>{t('emergencyAccess.rules.when')}</li>
				<li>{t('emergencyAccess.rules.told')}</li>
				<li>{t('emergencyAccess.rules.reviewed')}</li>
				<li>{t('emergencyAccess.rules.recorded', { count: emergencySearchesAnHour })}</li>
				<li>{t('emergencyAccess.rules.anHour')}</li>
			</ul>
		</Panel>
	);
}

/** For who may not use it: who may. */
function NotAllowed() {
	const t = useTranslations();
	const isOff = useClinicQuery().data?.emergencyAccess === 'off';
	return (
		<Message
			icon={<IconUrgent size={22} />}
			title={t(isOff ? 'emergencyAccess.notAllowed.off' : 'emergencyAccess.notAllowed.adminsOnly')}
			action={
				<Button
					component={PageLink}
					href="/people"
					variant="default"
					h="auto"
					py="xs"
					styles={{
						inner: { height: 'auto' },
						label: { height: 'auto', lineHeight: 1.4, whiteSpace: 'normal' },
					}}
				>
					{t('emergencyAccess.notAllowed.seeAdmins')}
				</Button>
			}
		>
			{t(
				isOff
					? 'emergencyAccess.notAllowed.offDetail'
					: 'emergencyAccess.notAllowed.adminsOnlyDetail',
			)}
		</Message>
	);
}

/** Finds a patient of whatever owner, first by the form and then among what it found. */
function Search() {
	const t = useTranslations();
	const [values, setValues] = useState(emptySearch);
	const [matches, setMatches] = useState<EmergencyMatches | null>(null);
	return (
		<Stack gap="md" className={classes['page'] ?? ''}>
			<Rules />
			{matches === null ? (
				<Panel title={t('emergencyAccess.find.title')}>
					<FindForm
						initial={values}
						onFound={(found, asked) => {
							setValues(asked);
							setMatches(found);
						}}
					/>
				</Panel>
			) : (
				<EmergencyMatchList matches={matches} onSearchAgain={() => setMatches(null)} />
			)}
		</Stack>
	);
}

/** The page of emergency access: why it is recorded, and a search by exact values. */
export function EmergencySearch() {
	const t = useTranslations();
	const mayOpen = useMayOpenInEmergency();
	return (
		<>
			<PageHeader title={t('emergencyAccess.title')} detail={t('emergencyAccess.subtitle')} />
			{mayOpen === undefined ? (
				<Skeleton height={280} role="status" aria-label={t('emergencyAccess.loading')} />
			) : null}
			{mayOpen === false ? <NotAllowed /> : null}
			{mayOpen === true ? <Search /> : null}
		</>
	);
}
