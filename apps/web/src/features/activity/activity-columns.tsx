import type { Activity } from '@hms/contracts';
import type { Column } from '../../components/list-columns.ts';
import { formatInstant } from '../../lib/format-instant.ts';
import { ChangesOf } from './changes-of.tsx';
import { Sentence } from './sentence.tsx';

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
