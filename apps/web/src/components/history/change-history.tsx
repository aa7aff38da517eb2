'use client';

import type { Change } from '@hms/contracts';
import { Skeleton, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import type { FieldDisplay } from '../../lib/form/field-display.ts';
import type { Pages } from '../../lib/list/use-pages.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { FailureMessage } from '../message/failure-message.tsx';
import { Message } from '../message/message.tsx';
import { Panel } from '../page/panel.tsx';
import { ShowMore } from '../record-list/show-more.tsx';
import classes from './change-history.module.css';
import { ChangedFields } from './changed-fields.tsx';

const actionLabels: Record<Change['action'], string> = {
	created: 'Registered',
	updated: 'Changed',
	archived: 'Archived',
	restored: 'Restored',
	ended: 'Ended',
	reopened: 'Taken up again',
};

interface ChangeHistoryProps<Fields> {
	pages: Pages<Change>;
	/** The labels and formats of the record's fields. */
	display: FieldDisplay<Fields>;
}

/** All changes of a record, newest first: who, when, and the values before and after. */
export function ChangeHistory<Fields>({ pages, display }: ChangeHistoryProps<Fields>) {
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { rows, error } = pages;

	function body() {
		if (rows === undefined && error !== null) {
			return (
				<FailureMessage
					title="The history could not be loaded"
					error={error}
					onRetry={pages.retry}
					busy={pages.loading}
				/>
			);
		}
		if (rows === undefined) {
			return (
				<Stack gap="sm" role="status" aria-label="Loading the history">
					<Skeleton height={14} width="40%" />
					<Skeleton height={14} width="60%" />
					<Skeleton height={14} width="50%" />
				</Stack>
			);
		}
		if (rows.length === 0) {
			return (
				<Message icon={<IconHistory size={22} />} title="No changes yet">
					What is changed from now on appears here.
				</Message>
			);
		}
		return (
			<>
				<ol className={classes['list']}>
					{rows.map((change) => (
						<li key={change.id} className={classes['change']}>
							<Text size="sm">
								<strong>{actionLabels[change.action]}</strong> by <bdi>{change.actor.name}</bdi>
							</Text>
							<Text size="sm" c="dimmed" component="time" dateTime={change.at}>
								{formatInstant(change.at, locale, timeZone)}
							</Text>
							<ChangedFields change={change} display={display} />
						</li>
					))}
				</ol>
				<ShowMore pages={pages} />
			</>
		);
	}

	return <Panel title="History">{body()}</Panel>;
}
