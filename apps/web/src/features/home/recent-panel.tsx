'use client';

import type { Activity } from '@hms/contracts';
import { Anchor, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';
import { Loaded } from '../../components/page/loaded.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { ActivitySentence, subjectRecord } from '../activity/activity-sentence.tsx';
import { alwaysRefetch } from './always-refetch.ts';
import classes from './recent.module.css';

/** The number of records shown. */
const maxRecords = 6;

/** The last change of each record, newest first. */
function lastOfEach(items: Activity[]): Activity[] {
	const seen = new Set<string>();
	return items
		.filter((activity) => {
			const { id } = subjectRecord(activity);
			return !seen.has(id) && seen.add(id);
		})
		.slice(0, maxRecords);
}

/** The records that the signed-in user changed last. */
export function RecentPanel() {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const query = trpc.activity.list.useQuery({ mine: true, limit: 40 }, alwaysRefetch);
	return (
		<Panel
			title={t('home.recent.title')}
			actions={
				<Anchor component={PageLink} href="/activity" size="sm">
					{t('home.recent.all')}
				</Anchor>
			}
		>
			<Loaded noun="activity" query={query} height={{ base: 350, sm: 286, lg: 220 }}>
				{({ items }) =>
					items.length === 0 ? (
						<Message icon={<IconHistory size={22} />} title={t('home.recent.nothing')}>
							{t('home.recent.nothingDetail')}
						</Message>
					) : (
						<ul className={classes['list']}>
							{lastOfEach(items).map((activity) => (
								<li key={activity.id} className={classes['item']}>
									<Text size="sm" component="span" className={classes['what'] ?? ''}>
										<ActivitySentence activity={activity} />
									</Text>
									<Text
										size="sm"
										c="dimmed"
										component="time"
										dateTime={activity.at}
										className={classes['when'] ?? ''}
									>
										{formatInstant(activity.at, locale, timeZone)}
									</Text>
								</li>
							))}
						</ul>
					)
				}
			</Loaded>
		</Panel>
	);
}
