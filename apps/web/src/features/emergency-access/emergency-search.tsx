'use client';

import { type EmergencyMatches, emergencySearchesAnHour } from '@hms/contracts';
import { Button, Skeleton, Stack } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { useState } from 'react';
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
	return (
		<Panel title="Before you search">
			<ul className={classes['rules']}>
				<li>
					Use this only when a patient needs help now and you can’t reach the colleague whose
					patient it is.
				</li>
				<li>That colleague is told at once that you opened the record, and why.</li>
				<li>An administrator reviews it, and sees what you read.</li>
				<li>
					Every search is recorded, whether or not it finds anyone. You can make{' '}
					{emergencySearchesAnHour} an hour.
				</li>
				<li>You can read the record for an hour. You can’t change anything.</li>
			</ul>
		</Panel>
	);
}

/** For who may not use it: who may. */
function NotAllowed() {
	const isOff = useClinicQuery().data?.emergencyAccess === 'off';
	return (
		<Message
			icon={<IconUrgent size={22} />}
			title={isOff ? 'Emergency access is turned off' : 'Only for administrators'}
			action={
				<Button component={PageLink} href="/people" variant="default">
					See who the administrators are
				</Button>
			}
		>
			{isOff
				? 'Ask the colleague whose patient it is, or an administrator.'
				: 'In an emergency, an administrator can open a colleague’s patient. Ask one of them.'}
		</Message>
	);
}

/** Finds a patient of whatever owner, first by the form and then among what it found. */
function Search() {
	const [values, setValues] = useState(emptySearch);
	const [matches, setMatches] = useState<EmergencyMatches | null>(null);
	return (
		<Stack gap="md" className={classes['page'] ?? ''}>
			<Rules />
			{matches === null ? (
				<Panel title="Find the patient">
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
	const mayOpen = useMayOpenInEmergency();
	return (
		<>
			<PageHeader title="Emergency access" detail="Read a colleague’s patient for an hour." />
			{mayOpen === undefined ? <Skeleton height={280} role="status" aria-label="Loading" /> : null}
			{mayOpen === false ? <NotAllowed /> : null}
			{mayOpen === true ? <Search /> : null}
		</>
	);
}
