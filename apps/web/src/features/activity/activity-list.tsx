'use client';

import { type Activity, changeSubjects } from '@hms/contracts';
import { Group, Paper, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { Message } from '../../components/message/message.tsx';
import { PageHeader } from '../../components/page/page-header.tsx';
import { ListPrintHeader } from '../../components/print/list-print-header.tsx';
import { PrintList } from '../../components/print/print-list.tsx';
import { LoadedPages } from '../../components/record-list/loaded-pages.tsx';
import { ShowMore } from '../../components/record-list/show-more.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstantDay } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';
import classes from './activity.module.css';
import { activityColumns } from './activity-columns.tsx';
import { ActivityDay } from './activity-day.tsx';
import { useActivityPages } from './queries.ts';

const choices = ['all', ...changeSubjects] as const;
const choiceLabels = {
	all: 'All',
	patient: 'Patients',
	doctor: 'Doctors',
	mapping: 'Assignments',
} as const;

/** Groups changes by day, in their order. */
function byDay(
	rows: Activity[],
	locale: string,
	timeZone: string,
): [day: string, rows: Activity[]][] {
	const days = new Map<string, Activity[]>();
	for (const row of rows) {
		const day = formatInstantDay(row.at, locale, timeZone);
		days.set(day, [...(days.get(day) ?? []), row]);
	}
	return [...days];
}

/** The changes that the signed-in user made, by day. */
export function ActivityList() {
	const locale = useLocale();
	const { timeZone } = useClinic();
	const [subject, setSubject] = useQueryState(
		'of',
		parseAsStringLiteral(choices).withDefault('all'),
	);
	const pages = useActivityPages(subject === 'all' ? null : subject);
	const labels = {
		title: 'Activity',
		noun: 'change',
		filters: subject === 'all' ? [] : [choiceLabels[subject].toLowerCase()],
	};

	return (
		<>
			<PageHeader title="Activity" detail="What you changed, newest first." />
			<Group gap="sm" mb="md" data-screen-only>
				<SegmentedControl
					aria-label="Changes of what"
					data={choices.map((value) => ({ value, label: choiceLabels[value] }))}
					value={subject}
					onChange={(chosen) =>
						void setSubject(choices.find((choice) => choice === chosen) ?? null)
					}
				/>
				<PrintList
					labels={labels}
					columns={activityColumns(locale, timeZone)}
					pages={pages}
					isMain
				/>
			</Group>
			<ListPrintHeader labels={labels} pages={pages} />
			<LoadedPages
				noun="activity"
				pages={pages}
				skeleton={
					<Stack gap="md">
						<Skeleton height={180} />
						<Skeleton height={180} />
					</Stack>
				}
				empty={
					<Message icon={<IconHistory size={22} />} title="Nothing yet">
						Your registrations, changes and assignments appear here, with the values before each
						change.
					</Message>
				}
			>
				{(rows) => (
					<Stack gap="md" className={classes['stale'] ?? ''} data-stale={pages.stale}>
						<Paper className={classes['days'] ?? ''}>
							{byDay(rows, locale, timeZone).map(([day, activities]) => (
								<ActivityDay key={day} day={day} activities={activities} />
							))}
						</Paper>
						<div>
							<ShowMore pages={pages} />
						</div>
					</Stack>
				)}
			</LoadedPages>
		</>
	);
}
