'use client';

import { Button, Group } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { newRecordHref } from '../../lib/form/offered-name.ts';
import { nameOfText } from '../../lib/text/name-of-text.ts';
import { isolatedName } from '../../lib/text/person-name.ts';
import { Message } from '../message/message.tsx';
import { PageLink } from '../page/page-link.tsx';

interface NoMatchProps {
	title: string;
	/** What to try instead. */
	children: ReactNode;
	q: string;
	/** The path of the list, and what the button for a new record of this name says. */
	list: { path: string; newNamed: (name: string) => string };
	/** Shows the archived records that match; undefined where they are shown already. */
	onArchived: (() => void) | undefined;
	/** How many archived ones match; undefined until that is known. */
	archived: number | undefined;
	showAll: ReactNode;
}

/** Replaces a list in which nothing matches: what was searched for can be added, or looked for in the archive. */
export function NoMatch(props: NoMatchProps) {
	const t = useTranslations();
	const { title, children, q, list, onArchived, archived, showAll } = props;
	const name = nameOfText(q);
	return (
		<Message
			icon={<IconSearch size={22} />}
			title={title}
			action={
				<Group gap="sm" justify="center">
					{name === undefined ? null : (
						<Button component={PageLink} href={newRecordHref(list.path, q)}>
							{list.newNamed(isolatedName(name))}
						</Button>
					)}
					{onArchived === undefined || archived === 0 ? null : (
						<Button variant="default" onClick={onArchived}>
							{archived === undefined
								? t('common.list.noMatch.searchArchive')
								: t('common.list.noMatch.searchArchiveCount', { count: archived })}
						</Button>
					)}
					{showAll}
				</Group>
			}
		>
			{children}
			{onArchived !== undefined && archived === 0
				? ` ${t('common.list.noMatch.notArchivedEither')}`
				: ''}
		</Message>
	);
}
