'use client';

import type { EmergencyAccess } from '@hms/contracts';
import { Button, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { IconCircleCheck, IconUrgent } from '@tabler/icons-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';
import { BackLink } from '../../components/page/back-link.tsx';
import { PageHeader } from '../../components/page/page-header.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { LoadedPages } from '../../components/record-list/loaded-pages.tsx';
import { ShowMore } from '../../components/record-list/show-more.tsx';
import type { TextKey } from '../../lib/text/text-key.ts';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';
import { useMe } from '../user/queries.ts';
import classes from './emergency-access.module.css';
import { useEmergencyAccessPages } from './queries.ts';
import { ReviewItem } from './review-item.tsx';

const ReviewDialog = lazyDialog(() =>
	import('./dialogs/review-dialog.tsx').then((file) => file.ReviewDialog),
);

const views = ['unreviewed', 'all'] as const;
const viewLabels = {
	unreviewed: 'emergencyAccess.reviews.toReview',
	all: 'emergencyAccess.reviews.all',
} as const satisfies Record<(typeof views)[number], TextKey>;

function ReviewList() {
	const t = useTranslations();
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
				aria-label={t('emergencyAccess.reviews.which')}
				data={views.map((value) => ({ value, label: t(viewLabels[value]) }))}
				value={view}
				onChange={(value) => void setView(views.find((known) => known === value) ?? null)}
				mb="sm"
			/>
			<Panel
				title={t(
					view === 'all'
						? 'emergencyAccess.reviews.allTitle'
						: 'emergencyAccess.reviews.toReviewTitle',
				)}
			>
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
							<Message icon={<IconUrgent size={22} />} title={t('emergencyAccess.reviews.none')}>
								{t('emergencyAccess.reviews.noneDetail')}
							</Message>
						) : (
							<Message
								icon={<IconCircleCheck size={22} />}
								title={t('emergencyAccess.reviews.nothing')}
								action={
									<Button variant="default" onClick={() => void setView('all')}>
										{t('emergencyAccess.reviews.showAll')}
									</Button>
								}
							>
								{t('emergencyAccess.reviews.nothingDetail')}
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
	const t = useTranslations();
	const me = useMe();
	return (
		<>
			<BackLink list="/people" label={t('emergencyAccess.reviews.back')} />
			<PageHeader
				title={t('emergencyAccess.reviews.title')}
				detail={t('emergencyAccess.reviews.subtitle')}
			/>
			{me === undefined || me.role === 'admin' ? (
				<ReviewList />
			) : (
				<Message icon={<IconUrgent size={22} />} title={t('emergencyAccess.reviews.adminsOnly')}>
					{t('emergencyAccess.reviews.adminsOnlyDetail')}
				</Message>
			)}
		</>
	);
}
