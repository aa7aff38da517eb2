'use client';

import type { Clinic, User } from '@hms/contracts';
import { hashKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { getQueryKey } from '@trpc/react-query';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { trpc } from '../api/trpc.ts';
import { applyAfterInput, applyFormats } from '../text/formats.ts';
import { applyClinic, ClinicReadyContext, clinicState, refreshClinicState } from './clinic.ts';

/** How often the date is checked. */
const dateCheckMs = 10_000;

/** After this time the settings are fetched again when the user returns to the tab, because clocks drift. */
const staleTimeMs = 60 * 60 * 1000;

/** The query for the clinic's settings, which applies its answer. */
function useClinicQueryOptions() {
	const { client } = trpc.useUtils();
	// The first answer may come from the page's inline script, which sent the request before this code was loaded.
	const isFirst = useRef(true);
	const queryFn = useCallback(async () => {
		const sentAt = isFirst.current ? performance.timeOrigin : Date.now();
		isFirst.current = false;
		const clinic = await client.clinic.get.query();
		applyClinic(clinic, sentAt, Date.now());
		return clinic;
	}, [client]);
	return {
		queryKey: getQueryKey(trpc.clinic.get, undefined, 'query'),
		queryFn,
		staleTime: staleTimeMs,
		// A form waits for this query when it is saved: without a connection it has to fail, not to pause.
		networkMode: 'always' as const,
	};
}

/** The clinic's settings as the server has them, for the screen that shows them. */
export const useClinicQuery = () => useQuery(useClinicQueryOptions());

/** Keeps the locale, the language and the paper of this page as the user and the clinic have chosen them. */
function useFormats(): void {
	const queryClient = useQueryClient();
	trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
	useEffect(applyAfterInput, []);
	useEffect(() => {
		const keys = [trpc.auth.me, trpc.clinic.get].map((one) => getQueryKey(one, undefined, 'query'));
		function apply(): void {
			const [me, clinic] = keys.map((key) => queryClient.getQueryData(key)) as [
				User | undefined,
				Clinic | undefined,
			]; // the answers of the two procedures
			if (me === undefined || clinic === undefined) return;
			applyFormats({
				language: me.language ?? clinic.language,
				dateOrder: me.dateOrder ?? clinic.dateOrder,
				timeFormat: me.timeFormat ?? clinic.timeFormat,
			});
			document.documentElement.dataset['paper'] = clinic.paperSize;
		}
		apply();
		const hashes = new Set(keys.map((key) => hashKey(key)));
		// Not by the hooks of the queries: what the same request has answered is rendered in the new locale at once.
		return queryClient.getQueryCache().subscribe(({ type, query }) => {
			if (type === 'updated' && hashes.has(query.queryHash)) apply();
		});
	}, [queryClient]);
}

/** Loads the clinic's settings, and refetches everything when the clinic's date changes. */
export function ClinicDay({ children }: { children: ReactNode }) {
	const queryClient = useQueryClient();
	const options = useClinicQueryOptions();
	useQuery(options);
	useFormats();
	const untilReady = () => queryClient.ensureQueryData(options);

	useEffect(() => {
		function checkDate(): void {
			const before = clinicState().today;
			refreshClinicState();
			if (clinicState().today !== before) void queryClient.invalidateQueries();
		}
		const timer = setInterval(checkDate, dateCheckMs);
		// Browsers delay the timers of hidden tabs, and none run while the machine sleeps.
		document.addEventListener('visibilitychange', checkDate);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', checkDate);
		};
	}, [queryClient]);

	return <ClinicReadyContext value={untilReady}>{children}</ClinicReadyContext>;
}
