'use client';

import type { Change } from '@hms/contracts';
import { Skeleton, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import type { Pages } from '../../lib/list/use-pages.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { Message } from '../message/message.tsx';
import { Panel } from '../page/panel.tsx';
import { LoadedPages } from '../record-list/loaded-pages.tsx';
import { ShowMore } from '../record-list/show-more.tsx';
import classes from './change-history.module.css';

const actionLabels: Record<Change['action'], string> = {
	created: 'Registered',
	updated: 'Changed',
	archived: 'Archived',
	restored: 'Restored',
	ended: 'Ended',
	reopened: 'Reinstated',
};

interface ChangeHistoryProps<Row> {
	pages: Pages<Row>;
	/** What was done; where undefined, what is done with any record: "Changed". */
	titleOf?: (change: Row) => ReactNode;
	/** The changed fields. */
	fieldsOf: (change: Row) => ReactNode;
}

/** All changes of a record, newest first: who, when, and the values before and after. */
export function ChangeHistory<Row extends Change>(props: ChangeHistoryProps<Row>) {
	const { pages, titleOf, fieldsOf } = props;
	const locale = useLocale();
	const { timeZone } = useClinic();
	return (
		<Panel title="History">
			<LoadedPages
				noun="history"
				pages={pages}
				skeleton={
					<Stack gap="sm">
						<Skeleton height={14} width="40%" />
						<Skeleton height={14} width="60%" />
						<Skeleton height={14} width="50%" />
					</Stack>
				}
				empty={
					<Message icon={<IconHistory size={22} />} title="No changes yet">
						Changes appear here.
					</Message>
				}
			>
				{(rows) => (
					<>
						<ol className={classes['list']}>
							{rows.map((change) => (
								<li key={change.id} className={classes['change']}>
									<Text size="sm">
										{titleOf?.(change) ?? <strong>{actionLabels[change.action]}</strong>} by{' '}
										<bdi>{change.actor.name}</bdi>
									</Text>
									<Text size="sm" c="dimmed" component="time" dateTime={change.at}>
										{formatInstant(change.at, locale, timeZone)}
									</Text>
									{fieldsOf(change)}
								</li>
							))}
						</ol>
						<ShowMore pages={pages} />
					</>
				)}
			</LoadedPages>
		</Panel>
	);
}
