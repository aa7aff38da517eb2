'use client';

import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { PopUp } from '../../components/page/pop-up.tsx';
import classes from './notification.module.css';
import { NotificationList } from './notification-list.tsx';
import { useUnreadCount } from './queries.ts';

/** The number in the circle, which has room for two digits. */
const shortCount = (count: number) => (count > 99 ? '99+' : String(count));

/** A button with the number of unread notifications, which opens their list. */
export function NotificationBell() {
	const unread = useUnreadCount() ?? 0;
	return (
		<>
			<PopUp
				label="Notifications"
				position="below"
				isWide
				button={(buttonProps) => (
					<ActionIcon
						{...buttonProps}
						variant="subtle"
						color="gray"
						size={36}
						className={classes['bell'] ?? ''}
						aria-label={unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`}
					>
						<IconBell size={20} aria-hidden />
						{unread === 0 ? null : (
							<span className={classes['count']} aria-hidden>
								{shortCount(unread)}
							</span>
						)}
					</ActionIcon>
				)}
			>
				<NotificationList hasUnread={unread > 0} />
			</PopUp>
			<VisuallyHidden role="status">
				{unread === 0 ? '' : `${unread} unread ${unread === 1 ? 'notification' : 'notifications'}`}
			</VisuallyHidden>
		</>
	);
}
