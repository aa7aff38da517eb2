'use client';

import type { Change } from '@hms/contracts';
import { Skeleton, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import type { Pages } from '../../lib/list/use-pages.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { textTags } from '../../lib/text/text-tags.tsx';
import { Message } from '../message/message.tsx';
import { Panel } from '../page/panel.tsx';
import { LoadedPages } from '../record-list/loaded-pages.tsx';
import { ShowMore } from '../record-list/show-more.tsx';
import classes from './change-history.module.css';

interface ChangeHistoryProps<Row> {
	pages: Pages<Row>;
	/** What was done; where undefined, what is done with any record: "Changed". */
	titleOf?: (change: Row) => ReactNode;
	/** The changed fields. */
	fieldsOf: (change: Row) => ReactNode;
}

interface ChangeTitleProps {
	change: Change;
	title: ReactNode;
}

/** What was done, and by whom. */
function ChangeTitle({ change, title }: ChangeTitleProps) {
	const t = useTranslations();
	const { action, actor } = change;
	const values = { name: actor.name, ...textTags };
	return title == null
		? t.rich('common.history.change', { action, ...values })
		: t.rich('common.history.titledChange', { title: () => title, ...values });
}

/** All changes of a record, newest first: who, when, and the values before and after. */
export function ChangeHistory<Row extends Change>(props: ChangeHistoryProps<Row>) {
	const t = useTranslations();
	const { pages, titleOf, fieldsOf } = props;
	const locale = useLocale();
	const { timeZone } = useClinic();
	return (
		<Panel title={t('common.history.title')}>
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
					<Message icon={<IconHistory size={22} />} title={t('common.history.noChanges')}>
						{t('common.history.noChangesDetail')}
					</Message>
				}
			>
				{(rows) => (
					<>
						<ol className={classes['list']}>
							{rows.map((change) => (
								<li key={change.id} className={classes['change']}>
									<Text size="sm">
										<ChangeTitle change={change} title={titleOf?.(change)} />
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
