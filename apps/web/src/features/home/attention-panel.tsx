'use client';

import type { GapCounts } from '@hms/contracts';
import { Box, Text } from '@mantine/core';
import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { Message } from '../../components/message/message.tsx';
import { Loaded } from '../../components/page/loaded.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { formatNumber } from '../../lib/text/format-number.ts';
import { useUnreviewedCount } from '../emergency-access/queries.ts';
import { alwaysRefetch } from './always-refetch.ts';
import classes from './attention.module.css';

interface AttentionItem {
	count: number;
	singular: string;
	plural: string;
	advice: string;
	href: string;
}

function attentionItems(
	{ withoutPrimary, archivedDoctor, pastEnd }: GapCounts,
	unreviewed: number,
): AttentionItem[] {
	return [
		{
			count: unreviewed,
			singular: 'use of emergency access to review',
			plural: 'uses of emergency access to review',
			advice: 'Check who opened a colleague’s patient, and why.',
			href: '/people/emergency-access',
		},
		{
			count: withoutPrimary,
			singular: 'patient has no primary doctor',
			plural: 'patients have no primary doctor',
			advice: 'Assign one, or make a doctor of the care team primary.',
			href: '/assignments?view=no_primary',
		},
		{
			count: archivedDoctor,
			singular: 'assignment to a doctor who has left',
			plural: 'assignments to doctors who have left',
			advice: 'Hand the patients over to another doctor.',
			href: '/assignments?view=archived_doctor',
		},
		{
			count: pastEnd,
			singular: 'assignment is overdue',
			plural: 'assignments are overdue',
			advice: 'End them, or set a later end date.',
			href: '/assignments?view=past_end',
		},
	];
}

/** The height of two items, as a minimum, so that the layout shifts little. */
const height = { base: 152, sm: 124 };

/** What needs attention, with links to the lists. */
export function AttentionPanel() {
	const unreviewed = useUnreviewedCount() ?? 0;
	const query = trpc.mapping.gaps.useQuery(undefined, alwaysRefetch);
	return (
		<Panel title="Needs attention">
			<Loaded noun="counts" query={query} height={height}>
				{(counts) => {
					const items = attentionItems(counts, unreviewed).filter(({ count }) => count > 0);
					return items.length === 0 ? (
						<Message icon={<IconCircleCheck size={22} />} title="Nothing needs attention">
							Patients without a primary doctor, doctors who have left and overdue assignments
							appear here.
						</Message>
					) : (
						<Box component="ul" mih={height} className={classes['list'] ?? ''}>
							{items.map(({ count, singular, plural, advice, href }) => (
								<li key={href}>
									<PageLink href={href} className={classes['item']}>
										<span className={classes['count']}>{formatNumber(count)}</span>
										<span className={classes['what']}>
											<Text size="sm" fw={600} component="span">
												{count === 1 ? singular : plural}
											</Text>
											<Text size="sm" c="dimmed" component="span">
												{advice}
											</Text>
										</span>
										<IconChevronRight size={16} aria-hidden />
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
