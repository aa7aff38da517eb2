'use client';

import { IconCloudOff } from '@tabler/icons-react';
import { useOffline } from 'next/offline';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { Notice } from '../../components/message/notice.tsx';

function subscribe(onChange: () => void): () => void {
	addEventListener('online', onChange);
	addEventListener('offline', onChange);
	return () => {
		removeEventListener('online', onChange);
		removeEventListener('offline', onChange);
	};
}

/** A notice that is shown while there is no connection. Queries wait for the connection meanwhile. */
export function OfflineNotice() {
	const t = useTranslations();
	const isOnline = useSyncExternalStore(
		subscribe,
		() => navigator.onLine,
		() => true,
	);
	// `navigator.onLine` knows the device's network only; Next.js knows whether a navigation reached the server.
	const isUnreachable = useOffline();
	if (isOnline && !isUnreachable) return null;
	return (
		<div data-screen-only style={{ marginBottom: 'var(--mantine-spacing-md)' }}>
			<Notice tone="warning" icon={<IconCloudOff />} title={t('frame.offline.title')}>
				{t('frame.offline.detail')}
			</Notice>
		</div>
	);
}
