'use client';

import { useContext } from 'react';
import { door } from '../../lib/door.ts';
import { failureOf } from '../../lib/problem.ts';
import { announce } from '../../lib/session.ts';
import { sayFailed } from '../../lib/undo.tsx';
import { WipeContext } from './session-boundary.tsx';

/** Ends the session, and with it all that this browser still holds of it. */
export function useSignOut(): () => Promise<void> {
	const wipe = useContext(WipeContext);
	return async () => {
		try {
			await door.logout.mutate({});
		} catch (error) {
			// A session that has ended already is as good as ended.
			if (failureOf(error).code !== 'unauthenticated') {
				sayFailed('You are still signed in', error);
				return;
			}
		}
		wipe(() => {
			announce({ is: 'signed out' });
			location.replace('/sign-in');
		});
	};
}
