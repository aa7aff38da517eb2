'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { onSessionDoubt } from '../../lib/session.ts';
import { HideContext } from './use-sign-out.ts';

/**
 * Around everything that only a signed-in user may see. When the session ends, here or in another tab, nothing of it
 * stays on the screen or in memory, so that Back shows nothing either.
 */
export function SessionBoundary({ children }: { children: ReactNode }) {
	const [hidden, setHidden] = useState(false);
	const queryClient = useQueryClient();

	useEffect(
		() =>
			onSessionDoubt(() => {
				setHidden(true);
				queryClient.clear();
				// The server decides: this page again, or the way to sign in.
				location.reload();
			}),
		[queryClient],
	);

	return <HideContext value={() => setHidden(true)}>{hidden ? null : children}</HideContext>;
}
