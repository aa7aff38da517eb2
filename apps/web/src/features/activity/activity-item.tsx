import type { Activity } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstantTime } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';
import classes from './activity.module.css';
import { ActivityChanges } from './activity-changes.tsx';
import { ActivitySentence } from './activity-sentence.tsx';

/** One change. */
export function ActivityItem({ activity }: { activity: Activity }) {
	const locale = useLocale();
	const { timeZone } = useClinic();
	return (
		<li className={classes['item']}>
			<Text
				component="time"
				size="sm"
				c="dimmed"
				dateTime={activity.at}
				className={classes['time'] ?? ''}
			>
				{formatInstantTime(activity.at, locale, timeZone)}
			</Text>
			<Text size="sm" c="dimmed" className={classes['who'] ?? ''}>
				<bdi>{activity.actor.name}</bdi>
			</Text>
			<div className={classes['what']}>
				<Text size="sm">
					<ActivitySentence activity={activity} />
				</Text>
				<ActivityChanges activity={activity} />
			</div>
		</li>
	);
}
