'use client';

import { IconCloudOff } from '@tabler/icons-react';
import { useOffline } from 'next/offline';
import { useSyncExternalStore } from 'react';
import { Notice } from '../../components/message/notice.tsx';

function subscribe(onChange: () => void): () => void {
	addEventListener('online', onChange);
	addEventListener('offline', onChange);
	return () => {
		removeEventListener('online', onChange);
		removeEventListener('offline', onChange);
	};
}

/** Says that there is no connection, for as long as there is none. What is asked for meanwhile waits for it. */
export function OfflineNotice() {
	const online = useSyncExternalStore(
		subscribe,
		() => navigator.onLine,
		() => true,
	);
	// The browser knows of its own network only; a link that was followed knows whether the server is reached.
	const unreached = useOffline();
	if (online && !unreached) return null;
	return (
		<div data-screen-only style={{ marginBottom: 'var(--mantine-spacing-md)' }}>
			<Notice tone="warning" icon={<IconCloudOff />} title="No connection">
				What you see may be out of date. Lists go on by themselves once the connection is back; what
				you type stays, and can be saved then.
			</Notice>
		</div>
	);
}
