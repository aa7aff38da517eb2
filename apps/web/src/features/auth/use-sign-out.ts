'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { allowLeaving } from '../../lib/leave-guard.ts';
import { failureOf } from '../../lib/problem.ts';
import { announceSignOut } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { sayFailed } from '../../lib/undo.tsx';

/** Takes everything off the screen; given by {@link SessionBoundary}. */
export const HideContext = createContext<() => void>(() => undefined);

/** Ends the session, and with it all that this browser still holds of it. */
export function useSignOut(): () => Promise<void> {
	const hide = useContext(HideContext);
	const queryClient = useQueryClient();
	const logout = trpc.auth.logout.useMutation();
	return async () => {
		try {
			await logout.mutateAsync(undefined);
		} catch (error) {
			// A session that has ended already is as good as ended.
			if (failureOf(error).code !== 'unauthenticated') {
				sayFailed('You are still signed in', error);
				return;
			}
		}
		hide();
		queryClient.clear();
		announceSignOut();
		allowLeaving();
		location.replace('/sign-in');
	};
}
