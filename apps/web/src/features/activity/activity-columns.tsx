import type { Activity } from '@hms/contracts';
import type { Column } from '../../components/record-list/list-columns.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { ChangesOf } from './activity-changes.tsx';
import { Sentence } from './activity-sentence.tsx';

/** What was done, as rows of a printed sheet. */
export const activityColumns = (locale: string, timeZone: string): Column<Activity>[] => [
	{
		accessor: 'at',
		title: 'When',
		noWrap: true,
		render: ({ at }) => formatInstant(at, locale, timeZone),
	},
	{
		accessor: 'what',
		title: 'What',
		render: (activity) => (
			<>
				<Sentence activity={activity} />
				<ChangesOf activity={activity} />
			</>
		),
	},
];
