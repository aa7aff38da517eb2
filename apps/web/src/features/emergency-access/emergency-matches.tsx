'use client';

import { type EmergencyMatches, maxEmergencyMatches } from '@hms/contracts';
import { Button, Text } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';
import { useMe } from '../user/queries.ts';
import classes from './emergency-access.module.css';
import { emphasizedName } from './emphasized-name.tsx';

const OpenDialog = lazyDialog(() =>
	import('./dialogs/open-dialog.tsx').then((file) => file.OpenDialog),
);

type Match = EmergencyMatches['items'][number];

interface EmergencyMatchListProps {
	matches: EmergencyMatches;
	onSearchAgain: () => void;
}

/** The patients that a search found: whose they are, and a button that opens one. */
export function EmergencyMatchList({ matches: { items }, onSearchAgain }: EmergencyMatchListProps) {
	const t = useTranslations();
	const ownId = useMe()?.id;
	const [chosen, setChosen] = useState<Match | null>(null);
	const [isOpen, setOpen] = useState(false);
	// It replaces the form, and with it the button that had the focus.
	const found = useRef<HTMLDivElement>(null);
	useEffect(() => found.current?.focus(), []);
	const count = items.length;
	// What tells several apart, which is not much: nothing of a record is shown before it is opened.
	const explanation =
		count < maxEmergencyMatches ? 'emergencyAccess.found.some' : 'emergencyAccess.found.maybeMore';
	const again = (
		<Button variant="default" onClick={onSearchAgain}>
			{t('emergencyAccess.found.change')}
		</Button>
	);
	return (
		<div ref={found} tabIndex={-1} className={classes['found']}>
			<Panel title={t('emergencyAccess.found.title')} actions={count === 0 ? undefined : again}>
				{count === 0 ? (
					<Message
						icon={<IconUserSearch size={22} />}
						title={t('emergencyAccess.found.none')}
						action={again}
					>
						{t('emergencyAccess.found.noneDetail')}
					</Message>
				) : (
					<>
						<Text size="sm" mb="xs">
							{t(explanation, { count })}
						</Text>
						<ul className={classes['list']}>
							{items.map((match) => (
								<li key={match.patientId} className={classes['item']}>
									<Text span size="sm" className={classes['what'] ?? ''}>
										{match.owner.id === ownId
											? t('emergencyAccess.found.own')
											: t.rich('emergencyAccess.found.of', {
													user: match.owner.name,
													name: emphasizedName,
												})}
									</Text>
									{match.owner.id === ownId ? (
										<Button
											size="compact-sm"
											variant="default"
											component={PageLink}
											href={`/patients/${match.patientId}`}
										>
											{t('emergencyAccess.found.open')}
										</Button>
									) : (
										<Button
											size="compact-sm"
											aria-label={t('emergencyAccess.found.openOf', {
												name: isolateBidi(match.owner.name),
											})}
											onClick={() => {
												setChosen(match);
												setOpen(true);
											}}
										>
											{t('emergencyAccess.found.openEllipsis')}
										</Button>
									)}
								</li>
							))}
						</ul>
					</>
				)}
			</Panel>
			<OpenDialog opened={isOpen} onClose={() => setOpen(false)} match={chosen} />
		</div>
	);
}
