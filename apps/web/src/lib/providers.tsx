'use client';

import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import 'mantine-datatable/styles.css';
import '../global.css';
// Installs the words in which a broken rule is told.
import '@hms/contracts';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { cssVariables, theme } from '../theme.ts';
import { createQueryClient } from './query-client.ts';
import { createApiClient, trpc } from './trpc.ts';

/** Everything that the screens take for granted: look, messages, state in the address, and the API. */
export function Providers({ children }: { children: ReactNode }) {
	const [queryClient] = useState(createQueryClient);
	const [apiClient] = useState(createApiClient);
	return (
		<MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
			<trpc.Provider client={apiClient} queryClient={queryClient}>
				<QueryClientProvider client={queryClient}>
					<NuqsAdapter>{children}</NuqsAdapter>
				</QueryClientProvider>
			</trpc.Provider>
			<Notifications position="bottom-center" limit={3} />
		</MantineProvider>
	);
}
