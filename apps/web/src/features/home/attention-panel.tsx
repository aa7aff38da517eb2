'use client';

import type { GapCounts } from '@hms/contracts';
import { Box, Text } from '@mantine/core';
import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';
import { Loaded } from '../../components/page/loaded.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { useUnreviewedCount } from '../emergency-access/queries.ts';
import { alwaysRefetch } from './always-refetch.ts';
import classes from './attention.module.css';

interface AttentionItem {
	count: number;
	/** What there are so many of, with the number. */
	what: ReactNode;
	advice: string;
	href: string;
}

const number = (content: ReactNode) => <span className={classes['number']}>{content}</span>;

function attentionItems(
	t: Translate,
	{ withoutPrimary, archivedDoctor, pastEnd }: GapCounts,
	unreviewed: number,
): AttentionItem[] {
	return [
		{
			count: unreviewed,
			what: t.rich('home.attention.emergency', { count: unreviewed, number }),
			advice: t('home.attention.emergencyAdvice'),
			href: '/people/emergency-access',
		},
		{
			count: withoutPrimary,
			what: t.rich('home.attention.noPrimary', { count: withoutPrimary, number }),
			advice: t('home.attention.noPrimaryAdvice'),
			href: '/assignments?view=no_primary',
		},
		{
			count: archivedDoctor,
			what: t.rich('home.attention.archivedDoctor', { count: archivedDoctor, number }),
			advice: t('home.attention.archivedDoctorAdvice'),
			href: '/assignments?view=archived_doctor',
		},
		{
			count: pastEnd,
			what: t.rich('home.attention.pastEnd', { count: pastEnd, number }),
			advice: t('home.attention.pastEndAdvice'),
			href: '/assignments?view=past_end',
		},
	];
}

/** The height of two items, as a minimum, so that the layout shifts little. */
const height = { base: 152, sm: 124 };

/** What needs attention, with links to the lists. */
export function AttentionPanel() {
	const t = useTranslations();
	const unreviewed = useUnreviewedCount() ?? 0;
	const query = trpc.mapping.gaps.useQuery(undefined, alwaysRefetch);
	return (
		<Panel title={t('home.attention.title')}>
			<Loaded noun="counts" query={query} height={height}>
				{(counts) => {
					const items = attentionItems(t, counts, unreviewed).filter(({ count }) => count > 0);
					return items.length === 0 ? (
						<Message icon={<IconCircleCheck size={22} />} title={t('home.attention.nothing')}>
							{t('home.attention.nothingDetail')}
						</Message>
					) : (
						<Box component="ul" mih={height} className={classes['list'] ?? ''}>
							{items.map(({ what, advice, href }) => (
								<li key={href}>
									<PageLink href={href} className={classes['item']}>
										<span className={classes['what']}>
											<Text size="sm" fw={600} component="span">
												{what}
											</Text>
											<Text size="sm" c="dimmed" component="span">
												{advice}
											</Text>
										</span>
										<IconChevronRight size={16} aria-hidden data-directional />
									</PageLink>
								</li>
							))}
						</Box>
					);
				}}
			</Loaded>
		</Panel>
	);
}
