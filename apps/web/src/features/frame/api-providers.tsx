'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { createQueryClient } from '../../lib/api/query-client.ts';
import { createApiClient, trpc } from '../../lib/api/trpc.ts';
import { markHydrated } from '../../lib/hydration/client-only.tsx';
import { discardInitialQueries, useInitialQueries } from '../../lib/hydration/initial-queries.tsx';
import { onFirstScreenReady } from '../../lib/hydration/screen-ready.ts';
import { NotificationArea } from './notification-area.tsx';

/** The API client and notifications, for every screen of somebody who is signed in. */
export function ApiProviders({ children }: { children: ReactNode }) {
	const [queryClient] = useState(createQueryClient);
	const initialQueries = useInitialQueries(queryClient);
	const [apiClient] = useState(() => createApiClient(initialQueries));
	useEffect(markHydrated, []);
	useEffect(() => onFirstScreenReady(queryClient, discardInitialQueries), [queryClient]);
	return (
		<trpc.Provider client={apiClient} queryClient={queryClient}>
			<QueryClientProvider client={queryClient}>
				{children}
				<NotificationArea />
			</QueryClientProvider>
		</trpc.Provider>
	);
}
