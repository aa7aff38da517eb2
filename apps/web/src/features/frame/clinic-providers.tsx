'use client';

import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { ClinicDay } from '../../lib/clinic/clinic-day.tsx';
import { ApiProviders } from './api-providers.tsx';

/** The providers of the screens of the clinic: the API client, URL state, the clinic's date and notifications. */
export function ClinicProviders({ children }: { children: ReactNode }) {
	return (
		<ApiProviders>
			<ClinicDay>
				<NuqsAdapter>{children}</NuqsAdapter>
			</ClinicDay>
		</ApiProviders>
	);
}
