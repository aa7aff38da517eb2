'use client';

import { useContext } from 'react';
import { failureOf } from '../../lib/api/failure.ts';
import { announce } from '../../lib/session/session.ts';
import { notifyFailure } from '../../lib/ui/notifications.tsx';
import { authClient } from './auth-client.ts';
import { WipeContext } from './session-boundary.tsx';

/** Ends the session, and with it all that this browser still holds of it. */
export function useSignOut(): () => Promise<void> {
	const wipe = useContext(WipeContext);
	return async () => {
		try {
			await authClient.logout.mutate({});
		} catch (error) {
			// A session that has ended already is as good as ended.
			if (failureOf(error).code !== 'unauthenticated') {
				notifyFailure('You are still signed in', error);
				return;
			}
		}
		wipe(() => {
			announce({ is: 'signed out' });
			location.replace('/sign-in');
		});
	};
}
