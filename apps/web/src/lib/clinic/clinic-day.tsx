'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getQueryKey } from '@trpc/react-query';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { trpc } from '../api/trpc.ts';
import { applyClinic, ClinicReadyContext, clinicState, refreshClinicState } from './clinic.ts';

/** How often is looked whether it is another day by now, in milliseconds. */
const lookEvery = 10_000;

/** For so long an answer holds before somebody who comes back to this tab has it asked again: clocks drift. */
const staleTime = 60 * 60 * 1000;

/** The question what holds in the clinic; whoever has it answered goes by the answer at once. */
function useClinicQueryOptions() {
	const { client } = trpc.useUtils();
	// The page's first script asks before this does.
	const begun = useRef(true);
	const queryFn = useCallback(async () => {
		const asked = begun.current ? performance.timeOrigin : Date.now();
		begun.current = false;
		const clinic = await client.clinic.get.query();
		applyClinic(clinic, asked, Date.now());
		return clinic;
	}, [client]);
	return {
		queryKey: getQueryKey(trpc.clinic.get, undefined, 'query'),
		queryFn,
		staleTime,
		// A form that is saved waits for the answer, so it must fail and not wait where there is no connection.
		networkMode: 'always' as const,
	};
}

/** What the server has told of the clinic, for the place where that is shown. */
export const useClinicQuery = () => useQuery(useClinicQueryOptions());

/** Has everything within go by the clinic's day, and asks the server anew what it shows when that day is over. */
export function ClinicDay({ children }: { children: ReactNode }) {
	const queryClient = useQueryClient();
	const question = useClinicQueryOptions();
	useQuery(question);
	const untilKnown = () => queryClient.ensureQueryData(question);

	useEffect(() => {
		function look(): void {
			const before = clinicState().today;
			refreshClinicState();
			if (clinicState().today !== before) void queryClient.invalidateQueries();
		}
		const timer = setInterval(look, lookEvery);
		// Timers of a tab that nobody sees, or of a machine that sleeps, are late.
		document.addEventListener('visibilitychange', look);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', look);
		};
	}, [queryClient]);

	return <ClinicReadyContext value={untilKnown}>{children}</ClinicReadyContext>;
}
