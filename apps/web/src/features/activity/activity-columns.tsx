import type { Activity } from '@hms/contracts';
import type { Column } from '../../components/record-list/list-columns.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { ActivityChanges } from './activity-changes.tsx';
import { ActivitySentence } from './activity-sentence.tsx';

/** The columns of the printed activity. */
export const activityColumns = (
	t: Translate,
	locale: string,
	timeZone: string,
): Column<Activity>[] => [
	{
		accessor: 'at',
		title: t('activity.columns.when'),
		noWrap: true,
		render: ({ at }) => formatInstant(at, locale, timeZone),
	},
	{
		accessor: 'who',
		title: t('activity.columns.who'),
		render: ({ actor }) => <bdi>{actor.name}</bdi>,
	},
	{
		accessor: 'what',
		title: t('activity.columns.what'),
		render: (activity) => (
			<>
				<ActivitySentence activity={activity} />
				<ActivityChanges activity={activity} />
			</>
		),
	},
];
