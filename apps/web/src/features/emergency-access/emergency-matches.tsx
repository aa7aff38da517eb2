'use client';

import { type EmergencyMatches, maxEmergencyMatches } from '@hms/contracts';
import { Button, Text } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Message } from '../../components/message/message.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';
import { useMe } from '../user/queries.ts';
import classes from './emergency-access.module.css';

const OpenDialog = lazyDialog(() =>
	import('./dialogs/open-dialog.tsx').then((file) => file.OpenDialog),
);

type Match = EmergencyMatches['items'][number];

/** What tells several matches apart, which is not much: nothing of a record is shown before it is opened. */
function explanation(count: number): string {
	if (count === 1) return 'One exact match. The record is shown once you open it.';
	const few = `${count} exact matches. A record is shown once you open it.`;
	return count < maxEmergencyMatches
		? `${few} Start with the colleague the patient most likely sees.`
		: `${few} There may be more. Search by MRN if you can.`;
}

interface EmergencyMatchListProps {
	matches: EmergencyMatches;
	onSearchAgain: () => void;
}

/** The patients that a search found: whose they are, and a button that opens one. */
export function EmergencyMatchList({ matches: { items }, onSearchAgain }: EmergencyMatchListProps) {
	const ownId = useMe()?.id;
	const [chosen, setChosen] = useState<Match | null>(null);
	const [isOpen, setOpen] = useState(false);
	// It replaces the form, and with it the button that had the focus.
	const found = useRef<HTMLDivElement>(null);
	useEffect(() => found.current?.focus(), []);
	const again = (
		<Button variant="default" onClick={onSearchAgain}>
			Change the search
		</Button>
	);
	return (
		<div ref={found} tabIndex={-1} className={classes['found']}>
			<Panel title="Found" actions={items.length === 0 ? undefined : again}>
				{items.length === 0 ? (
					<Message icon={<IconUserSearch size={22} />} title="No exact match" action={again}>
						Enter both names in full, as they were registered; case and accents don’t matter. Check
						the birth date, or search by MRN. Archived patients are not found. This search was
						counted.
					</Message>
				) : (
					<>
						<Text size="sm" mb="xs">
							{explanation(items.length)}
						</Text>
						<ul className={classes['list']}>
							{items.map((match) => (
								<li key={match.patientId} className={classes['item']}>
									<Text span size="sm" className={classes['what'] ?? ''}>
										{match.owner.id === ownId ? (
											'Your own patient'
										) : (
											<>
												Patient of{' '}
												<Text span inherit fw={600}>
													<bdi>{match.owner.name}</bdi>
												</Text>
											</>
										)}
									</Text>
									{match.owner.id === ownId ? (
										<Button
											size="compact-sm"
											variant="default"
											component={PageLink}
											href={`/patients/${match.patientId}`}
										>
											Open
										</Button>
									) : (
										<Button
											size="compact-sm"
											aria-label={`Open the patient of ${isolateBidi(match.owner.name)}…`}
											onClick={() => {
												setChosen(match);
												setOpen(true);
											}}
										>
											Open…
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
