'use client';

import type { EmergencyAccess } from '@hms/contracts';
import { Button, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { IconCircleCheck, IconUrgent } from '@tabler/icons-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { Message } from '../../components/message/message.tsx';
import { BackLink } from '../../components/page/back-link.tsx';
import { PageHeader } from '../../components/page/page-header.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { LoadedPages } from '../../components/record-list/loaded-pages.tsx';
import { ShowMore } from '../../components/record-list/show-more.tsx';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';
import { useMe } from '../user/queries.ts';
import classes from './emergency-access.module.css';
import { useEmergencyAccessPages } from './queries.ts';
import { ReviewItem } from './review-item.tsx';

const ReviewDialog = lazyDialog(() =>
	import('./dialogs/review-dialog.tsx').then((file) => file.ReviewDialog),
);

const views = ['unreviewed', 'all'] as const;
const viewLabels = { unreviewed: 'To review', all: 'All' };

function ReviewList() {
	const [view, setView] = useQueryState(
		'view',
		parseAsStringLiteral(views).withDefault('unreviewed').withOptions({ history: 'push' }),
	);
	const pages = useEmergencyAccessPages(view === 'all' ? {} : { unreviewed: true });
	const [chosen, setChosen] = useState<EmergencyAccess | null>(null);
	const [isOpen, setOpen] = useState(false);
	const ownId = useMe()?.id;
	return (
		<>
			<SegmentedControl
				aria-label="Which accesses"
				data={views.map((value) => ({ value, label: viewLabels[value] }))}
				value={view}
				onChange={(value) => void setView(views.find((known) => known === value) ?? null)}
				mb="sm"
			/>
			<Panel title={view === 'all' ? 'All accesses' : 'Not reviewed yet'}>
				<LoadedPages
					noun="emergency access records"
					pages={pages}
					skeleton={
						<Stack gap="sm">
							<Skeleton height={88} />
							<Skeleton height={88} />
						</Stack>
					}
					empty={
						view === 'all' ? (
							<Message icon={<IconUrgent size={22} />} title="No emergency access yet">
								When someone opens a colleague’s patient in an emergency, it appears here.
							</Message>
						) : (
							<Message
								icon={<IconCircleCheck size={22} />}
								title="Nothing to review"
								action={
									<Button variant="default" onClick={() => void setView('all')}>
										Show all
									</Button>
								}
							>
								Every emergency access has been reviewed.
							</Message>
						)
					}
				>
					{(accesses) => (
						<>
							<ul className={classes['list']}>
								{accesses.map((access) => (
									<ReviewItem
										key={access.id}
										access={access}
										isOwn={access.user.id === ownId}
										onReview={() => {
											setChosen(access);
											setOpen(true);
										}}
									/>
								))}
							</ul>
							<ShowMore pages={pages} />
						</>
					)}
				</LoadedPages>
			</Panel>
			<ReviewDialog opened={isOpen} onClose={() => setOpen(false)} access={chosen} />
		</>
	);
}

/** For administrators: who opened whose patients in an emergency, and the review of that. */
export function EmergencyReviews() {
	const me = useMe();
	return (
		<>
			<BackLink list="/people" label="People" />
			<PageHeader
				title="Emergency access reviews"
				detail="Who opened a colleague’s patient, why, and what they read. Another administrator reviews each one."
			/>
			{me === undefined || me.role === 'admin' ? (
				<ReviewList />
			) : (
				<Message icon={<IconUrgent size={22} />} title="Only for administrators">
					Administrators review emergency access here. Each of your patients’ pages shows who opened
					that patient.
				</Message>
			)}
		</>
	);
}
