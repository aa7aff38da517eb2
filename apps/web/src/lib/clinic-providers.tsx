'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useEffect, useState } from 'react';
import { NotificationArea } from '../components/notification-area.tsx';
import { ClinicDay } from './clinic-day.tsx';
import { forgetFirstQuestions, useFirstQuestions } from './first-questions.tsx';
import { noteBegun } from './in-browser.tsx';
import { createQueryClient } from './query-client.ts';
import { watchFirstScreen } from './screen-stands.ts';
import { createApiClient, trpc } from './trpc.ts';

/** What the screens behind the sign-in take for granted: the API, state in the address, and messages. */
export function ClinicProviders({ children }: { children: ReactNode }) {
	const [queryClient] = useState(createQueryClient);
	const first = useFirstQuestions(queryClient);
	const [apiClient] = useState(() => createApiClient(first));
	useEffect(noteBegun, []);
	useEffect(() => watchFirstScreen(queryClient, forgetFirstQuestions), [queryClient]);
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
