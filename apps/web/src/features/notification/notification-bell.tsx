'use client';

import { ActionIcon, Skeleton, VisuallyHidden } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { type ComponentProps, useEffect, useState } from 'react';
import { PopUp } from '../../components/page/pop-up.tsx';
import { notifyFailure } from '../../lib/ui/notifications.tsx';
import classes from './notification.module.css';
import type { NotificationList } from './notification-list.tsx';
import { useUnreadCount } from './queries.ts';

/** The number in the circle, which has room for two digits. */
const shortCount = (count: number) => (count > 99 ? '99+' : String(count));

/** The list. Its code is loaded when it is opened; if that fails, opening it again tries again. */
function LazyNotificationList(props: ComponentProps<typeof NotificationList>) {
	const [List, setList] = useState<typeof NotificationList>();
	useEffect(() => {
		import('./notification-list.tsx').then(
			(file) => setList(() => file.NotificationList),
			(error: unknown) => notifyFailure('The notifications could not be opened', error),
		);
	}, []);
	if (List !== undefined) return <List {...props} />;
	return <Skeleton height={120} role="status" aria-label="Loading the notifications" />;
}

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
				<LazyNotificationList hasUnread={unread > 0} />
			</PopUp>
			<VisuallyHidden role="status">
				{unread === 0 ? '' : `${unread} unread ${unread === 1 ? 'notification' : 'notifications'}`}
			</VisuallyHidden>
		</>
	);
}
