import type { Activity } from '@hms/contracts';
import type { Column } from '../../components/record-list/list-columns.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { ActivityChanges } from './activity-changes.tsx';
import { ActivitySentence } from './activity-sentence.tsx';

/** The columns of the printed activity. */
export const activityColumns = (locale: string, timeZone: string): Column<Activity>[] => [
	{
		accessor: 'at',
		title: 'When',
		noWrap: true,
		render: ({ at }) => formatInstant(at, locale, timeZone),
	},
	{
		accessor: 'who',
		title: 'Who',
		render: ({ actor }) => <bdi>{actor.name}</bdi>,
	},
	{
		accessor: 'what',
		title: 'What',
		render: (activity) => (
			<>
				<ActivitySentence activity={activity} />
				<ActivityChanges activity={activity} />
			</>
		),
	},
];
