'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useEffect, useState } from 'react';
import { createQueryClient } from '../../lib/api/query-client.ts';
import { createApiClient, trpc } from '../../lib/api/trpc.ts';
import { ClinicDay } from '../../lib/clinic/clinic-day.tsx';
import { markHydrated } from '../../lib/hydration/client-only.tsx';
import { discardInitialQueries, useInitialQueries } from '../../lib/hydration/initial-queries.tsx';
import { onFirstScreenReady } from '../../lib/hydration/screen-ready.ts';
import { NotificationArea } from './notification-area.tsx';

/** The providers of the screens behind the sign-in: the API client, URL state, the clinic's date and notifications. */
export function ClinicProviders({ children }: { children: ReactNode }) {
	const [queryClient] = useState(createQueryClient);
	const initialQueries = useInitialQueries(queryClient);
	const [apiClient] = useState(() => createApiClient(initialQueries));
	useEffect(markHydrated, []);
	useEffect(() => onFirstScreenReady(queryClient, discardInitialQueries), [queryClient]);
	return (
		<trpc.Provider client={apiClient} queryClient={queryClient}>
			<QueryClientProvider client={queryClient}>
				<ClinicDay>
					<NuqsAdapter>{children}</NuqsAdapter>
				</ClinicDay>
				<NotificationArea />
			</QueryClientProvider>
		</trpc.Provider>
	);
}
