'use client';

import type { Notification } from '@hms/contracts';
import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';
import classes from './notification.module.css';
import { NotificationSentence } from './notification-sentence.tsx';

interface NotificationItemProps {
	notification: Notification;
	onRead: () => void;
}

/** One notification, with a button that marks it as read if it is not. Following its link does so too. */
export function NotificationItem({ notification, onRead }: NotificationItemProps) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const sentenceId = useId();
	const { createdAt, readAt, reason } = notification;
	const isUnread = readAt === null;
	const sentence = <NotificationSentence notification={notification} />;
	return (
		<li className={classes['item']} data-unread={isUnread}>
			<Text
				id={sentenceId}
				size="sm"
				onClick={({ target, currentTarget }) => {
					if (!(target instanceof Element) || target.closest('a') === null) return;
					currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
					if (isUnread) onRead();
				}}
			>
				{isUnread
					? t.rich('notification.unread', {
							hidden: (content) => <VisuallyHidden component="span">{content}</VisuallyHidden>,
							sentence: () => sentence,
						})
					: sentence}
			</Text>
			{reason === null ? null : (
				<Text size="sm" c="dimmed">
					<bdi>{reason}</bdi>
				</Text>
			)}
			<div className={classes['foot']}>
				<Text component="time" size="xs" c="dimmed" dateTime={createdAt}>
					{formatInstant(createdAt, locale, timeZone)}
				</Text>
				{isUnread ? (
					<Button variant="subtle" size="compact-xs" aria-describedby={sentenceId} onClick={onRead}>
						{t('notification.mark')}
					</Button>
				) : null}
			</div>
		</li>
	);
}
