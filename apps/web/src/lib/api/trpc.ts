'use client';

import { createClient } from '@hms/client';
import { clinicLink, createClinicHooks } from '@hms/client/react';
import type { AppRouter } from '@hms/client/router';
import type { TRPCLink } from '@trpc/client';
import { sameOrigin } from './api-client.ts';
import { fetchSignedIn } from './fetch-signed-in.ts';

export const trpc = createClinicHooks<AppRouter>();

/** @param initialQueries handles each call before it is sent */
export function createApiClient(initialQueries: TRPCLink<AppRouter>) {
	const client = createClient({ ...sameOrigin, fetch: fetchSignedIn });
	return trpc.createClient({ links: [initialQueries, clinicLink(client)] });
}
