import type { Activity } from '@hms/contracts';
import { Title } from '@mantine/core';
import { useId } from 'react';
import classes from './activity.module.css';
import { ActivityItem } from './activity-item.tsx';

/** The changes of one day, and a landmark for assistive technology. */
export function ActivityDay({ day, activities }: { day: string; activities: Activity[] }) {
	const titleId = useId();
	return (
		<section aria-labelledby={titleId} className={classes['day']}>
			<Title order={2} size="sm" lh="md" id={titleId}>
				{day}
			</Title>
			<ol className={classes['list']}>
				{activities.map((activity) => (
					<ActivityItem key={activity.id} activity={activity} />
				))}
			</ol>
		</section>
	);
}
