'use client';

import { ActionIcon, Skeleton, VisuallyHidden } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { type ComponentProps, useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PopUp } from '../../components/page/pop-up.tsx';
import { formatNumber } from '../../lib/text/format-number.ts';
import { notifyFailure } from '../../lib/ui/notifications.tsx';
import classes from './notification.module.css';
import type { NotificationList } from './notification-list.tsx';
import { useUnreadCount } from './queries.ts';

/** The circle has room for two digits. */
const maxShown = 99;

/** The list. Its code is loaded when it is opened; if that fails, opening it again tries again. */
function LazyNotificationList(props: ComponentProps<typeof NotificationList>) {
	const t = useTranslations();
	const [List, setList] = useState<typeof NotificationList>();
	const onFailure = useEffectEvent((error: unknown) =>
		notifyFailure(t('notification.notOpened'), error),
	);
	useEffect(() => {
		import('./notification-list.tsx').then(
			(file) => setList(() => file.NotificationList),
			onFailure,
		);
	}, []);
	if (List !== undefined) return <List {...props} />;
	return <Skeleton height={120} role="status" aria-label={t('notification.loading')} />;
}

/** A button with the number of unread notifications, which opens their list. */
export function NotificationBell() {
	const t = useTranslations();
	const unread = useUnreadCount() ?? 0;
	return (
		<>
			<PopUp
				label={t('notification.title')}
				position="below"
				isWide
				button={(buttonProps) => (
					<ActionIcon
						{...buttonProps}
						variant="subtle"
						color="gray"
						size={36}
						className={classes['bell'] ?? ''}
						aria-label={
							unread === 0
								? t('notification.title')
								: t('notification.titleUnread', { count: unread })
						}
					>
						<IconBell size={20} aria-hidden />
						{unread === 0 ? null : (
							<span className={classes['count']} aria-hidden>
								{unread > maxShown
									? t('notification.more', { count: maxShown })
									: formatNumber(unread)}
							</span>
						)}
					</ActionIcon>
				)}
			>
				<LazyNotificationList hasUnread={unread > 0} />
			</PopUp>
			<VisuallyHidden role="status">
				{unread === 0 ? '' : t('notification.unreadCount', { count: unread })}
			</VisuallyHidden>
		</>
	);
}
