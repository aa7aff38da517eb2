'use client';

import { useContext } from 'react';
import { useTranslations } from 'use-intl';
import { authClient } from '../../lib/api/api-client.ts';
import { failureOf } from '../../lib/api/failure.ts';
import { broadcastSession } from '../../lib/session/session.ts';
import { notifyFailure } from '../../lib/ui/notifications.tsx';
import { WipeContext } from './session-boundary.tsx';

/** Ends the session and removes its data from this browser. */
export function useSignOut(): () => Promise<void> {
	const t = useTranslations();
	const wipe = useContext(WipeContext);
	return async () => {
		try {
			await authClient.logout({});
		} catch (error) {
			// The session may have ended before.
			if (failureOf(error).code !== 'unauthenticated') {
				notifyFailure(t('auth.menu.stillSignedIn'), error);
				return;
			}
		}
		wipe(() => {
			broadcastSession({ type: 'signed out' });
			location.replace('/sign-in');
		});
	};
}
