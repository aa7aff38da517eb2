'use client';

import type { GapCounts } from '@hms/contracts';
import { Box, Text } from '@mantine/core';
import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { Message } from '../../components/message/message.tsx';
import { Loaded } from '../../components/page/loaded.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { alwaysRefetch } from './always-refetch.ts';
import classes from './attention.module.css';

interface AttentionItem {
	count: number;
	one: string;
	many: string;
	why: string;
	href: string;
}

function attentionItems({ withoutPrimary, archivedDoctor, pastEnd }: GapCounts): AttentionItem[] {
	return [
		{
			count: withoutPrimary,
			one: 'patient has no primary doctor',
			many: 'patients have no primary doctor',
			why: 'Assign one, or make one of the team the primary.',
			href: '/assignments?view=no_primary',
		},
		{
			count: archivedDoctor,
			one: 'assignment to a doctor who has left',
			many: 'assignments to doctors who have left',
			why: 'Hand the patients over to somebody else.',
			href: '/assignments?view=archived_doctor',
		},
		{
			count: pastEnd,
			one: 'assignment is past its end',
			many: 'assignments are past their end',
			why: 'End them, or give them another end.',
			href: '/assignments?view=past_end',
		},
	];
}

/** As high as it is with two of them, and never lower, so that what follows hardly moves. */
const height = { base: 152, sm: 124 };

/** What needs attention, with the way to see to it. */
export function AttentionPanel() {
	const query = trpc.mapping.gaps.useQuery(undefined, alwaysRefetch);
	return (
		<Panel title="Needs attention">
			<Loaded what="counts" query={query} height={height}>
				{(counts) => {
					const matters = attentionItems(counts).filter(({ count }) => count > 0);
					return matters.length === 0 ? (
						<Message icon={<IconCircleCheck size={22} />} title="Nothing needs attention">
							Patients without a primary doctor, doctors who have left and assignments past their
							end appear here.
						</Message>
					) : (
						<Box component="ul" mih={height} className={classes['list'] ?? ''}>
							{matters.map(({ count, one, many, why, href }) => (
								<li key={href}>
									<PageLink href={href} className={classes['matter']}>
										<span className={classes['count']}>{count.toLocaleString()}</span>
										<span className={classes['what']}>
											<Text size="sm" fw={600} component="span">
												{count === 1 ? one : many}
											</Text>
											<Text size="sm" c="dimmed" component="span">
												{why}
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
