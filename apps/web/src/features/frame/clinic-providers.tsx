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

/** What the screens behind the sign-in take for granted: the API, state in the address, and messages. */
export function ClinicProviders({ children }: { children: ReactNode }) {
	const [queryClient] = useState(createQueryClient);
	const first = useInitialQueries(queryClient);
	const [apiClient] = useState(() => createApiClient(first));
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
