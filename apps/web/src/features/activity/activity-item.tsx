import type { Activity } from '@hms/contracts';
import { Text } from '@mantine/core';
import { ChangedFields } from '../../components/changed-fields.tsx';
import { formatInstantTime } from '../../lib/format-instant.ts';
import { doctorFieldWords } from '../doctor/field-words.ts';
import { mappingHistoryWords } from '../mapping/field-words.ts';
import { patientFieldWords } from '../patient/field-words.ts';
import classes from './activity.module.css';
import { Sentence } from './sentence.tsx';

/** The fields that became others. What a new record began with is on its page. */
function Changes({ activity }: { activity: Activity }) {
	const { action, subject } = activity;
	if (action === 'created') return null;
	if (subject.type === 'patient')
		return <ChangedFields change={activity} words={patientFieldWords} />;
	if (subject.type === 'doctor')
		return <ChangedFields change={activity} words={doctorFieldWords} />;
	return <ChangedFields change={activity} words={mappingHistoryWords} />;
}

/** One thing that was done. */
export function ActivityItem({ activity, locale }: { activity: Activity; locale: string }) {
	return (
		<li className={classes['item']}>
			<Text
				component="time"
				size="sm"
				c="dimmed"
				dateTime={activity.at}
				className={classes['time'] ?? ''}
			>
				{formatInstantTime(activity.at, locale)}
			</Text>
			<div className={classes['what']}>
				<Text size="sm">
					<Sentence activity={activity} />
				</Text>
				<Changes activity={activity} />
			</div>
		</li>
	);
}
