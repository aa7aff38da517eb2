'use client';

import { type Activity, changeSubjects } from '@hms/contracts';
import { Box, Button, Chip, Group, Paper, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';
import { ListPrintHeader } from '../../components/print/list-print-header.tsx';
import { PrintList } from '../../components/print/print-list.tsx';
import { FilterButton } from '../../components/record-list/filter-button.tsx';
import { LoadedPages } from '../../components/record-list/loaded-pages.tsx';
import { ShowMore } from '../../components/record-list/show-more.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstantDay } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { lazyPart } from '../../lib/ui/lazy-part.tsx';
import classes from './activity.module.css';
import { activityColumns } from './activity-columns.tsx';
import { ActivityDay } from './activity-day.tsx';
import { ExportActivity } from './export-activity.tsx';
import { activityFilterLabels, kindLabels } from './filter-labels.ts';
import { countFilters, noFilters, useActivityParams } from './list-params.ts';
import { useActivityPages, useFiltered } from './queries.ts';

const ActivityFilters = lazyPart(() =>
	import('./activity-filters.tsx').then((file) => file.ActivityFilters),
);

const kinds = ['all', ...changeSubjects] as const;

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

/** The changes of the records that the signed-in user may see, by day. */
export function ActivityList() {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const [params, setParams] = useActivityParams();
	const pages = useActivityPages(params);
	const filtered = useFiltered(params, pages.rows);
	const filterCount = countFilters(params);
	const [showsFilters, showFilters] = useState(filterCount > 0);
	const isFiltered = Object.values(params).some((value) => value !== null);
	const labels = {
		title: t('activity.title'),
		noun: 'change' as const,
		filters: activityFilterLabels(t, params, filtered, locale),
	};

	return (
		<>
			<search data-screen-only>
				<Group gap="sm" mb="sm">
					<SegmentedControl
						maw="100%"
						aria-label={t('activity.filters.which')}
						data={kinds.map((value) => ({ value, label: t(kindLabels[value]) }))}
						value={params.of ?? 'all'}
						onChange={(chosen) =>
							void setParams({ of: changeSubjects.find((kind) => kind === chosen) ?? null })
						}
					/>
					<Chip
						checked={params.person === 'me'}
						onChange={(checked) => void setParams({ person: checked ? 'me' : null })}
					>
						{t('activity.filters.mine')}
					</Chip>
					<FilterButton
						count={filterCount}
						opened={showsFilters}
						onClick={() => showFilters(!showsFilters)}
					/>
					<Group gap="xs" ms="auto">
						<ExportActivity params={params} />
						<PrintList
							labels={labels}
							columns={activityColumns(t, locale, timeZone)}
							pages={pages}
							isMain
						/>
					</Group>
				</Group>
				{showsFilters ? (
					<Box mb="sm">
						<Suspense fallback={<Skeleton height={60} />}>
							<ActivityFilters params={params} setParams={setParams} filtered={filtered} />
						</Suspense>
					</Box>
				) : null}
			</search>
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
					isFiltered ? (
						<Message
							icon={<IconHistory size={22} />}
							title={t('activity.empty.noMatch')}
							action={
								<Button
									variant="default"
									onClick={() => void setParams({ of: null, ...noFilters })}
								>
									{t('activity.empty.showAll')}
								</Button>
							}
						>
							{t('activity.empty.noMatchHint')}
						</Message>
					) : (
						<Message icon={<IconHistory size={22} />} title={t('activity.empty.none')}>
							{t('activity.empty.noneHint')}
						</Message>
					)
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
