'use client';

import { type Notifications, useNotifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';

/** Shows notifications. Its code loads after the screen; if that fails, each new notification tries again. */
export function NotificationArea() {
	const [Area, setArea] = useState<typeof Notifications>();
	const { notifications } = useNotifications();

	useEffect(() => {
		if (Area !== undefined) return;
		import('@mantine/notifications').then(
			(library) => setArea(() => library.Notifications),
			() => undefined,
		);
	}, [Area, notifications]);

	return Area === undefined ? null : <Area position="bottom-center" limit={3} />;
}
