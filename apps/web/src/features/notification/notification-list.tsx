'use client';

import { Button, Group, Skeleton, Stack, Title } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';
import { LoadedPages } from '../../components/record-list/loaded-pages.tsx';
import { ShowMore } from '../../components/record-list/show-more.tsx';
import classes from './notification.module.css';
import { NotificationItem } from './notification-item.tsx';
import { useNotificationPages, useReadNotifications } from './queries.ts';

interface NotificationListProps {
	hasUnread: boolean;
}

/** What others did that concerns the user. */
export function NotificationList({ hasUnread }: NotificationListProps) {
	const t = useTranslations();
	const pages = useNotificationPages();
	const { read, busy } = useReadNotifications();
	return (
		<>
			<Group justify="space-between" mih={30} mb={4} wrap="nowrap">
				<Title order={2}>{t('notification.title')}</Title>
				{hasUnread ? (
					<Button variant="subtle" size="compact-sm" loading={busy} onClick={() => read()}>
						{t('notification.markAll')}
					</Button>
				) : null}
			</Group>
			<LoadedPages
				noun="notifications"
				pages={pages}
				skeleton={
					<Stack gap="sm">
						<Skeleton height={44} />
						<Skeleton height={44} />
					</Stack>
				}
				empty={
					<Message icon={<IconBell size={22} />} title={t('notification.none')}>
						{t('notification.noneDetail')}
					</Message>
				}
			>
				{(rows) => (
					<>
						<ul className={classes['list']}>
							{rows.map((notification) => (
								<NotificationItem
									key={notification.id}
									notification={notification}
									onRead={() => read([notification.id])}
								/>
							))}
						</ul>
						<ShowMore pages={pages} />
					</>
				)}
			</LoadedPages>
		</>
	);
}
