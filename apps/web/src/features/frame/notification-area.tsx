'use client';

import { type Notifications, useNotifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';

/** Where messages are shown. Its code comes after the screen, and is asked for again with each message until it is there. */
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
