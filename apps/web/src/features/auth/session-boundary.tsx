'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { trpc } from '../../lib/api/trpc.ts';
import { allowLeaving } from '../../lib/session/leave-guard.ts';
import {
	goToSignIn,
	resumeAfterSignIn,
	subscribeToSession,
	useSessionEnded,
} from '../../lib/session/session.ts';
import type { SessionDialog } from './session-dialog.tsx';

// Fetched when somebody types: from then on there is something to lose, whatever becomes of the connection.
const loadDialog = () => import('./session-dialog.tsx');

/** Takes all that is known of anybody off the screen and out of memory, then goes where it is told. */
export const WipeContext = createContext<(go: () => void) => void>((go) => go());

/**
 * Around everything that only a signed-in user may see. When somebody signs out, here or in another tab, nothing of it
 * stays on the screen or in memory, so that Back shows nothing either. When the session ends by itself, what stands
 * here stays, veiled, until its user has signed in again.
 */
export function SessionBoundary({ children }: { children: ReactNode }) {
	const [hidden, setHidden] = useState(false);
	const [Dialog, setDialog] = useState<typeof SessionDialog | null>(null);
	const leaving = useRef(false);
	const queryClient = useQueryClient();
	const utils = trpc.useUtils();
	const ended = useSessionEnded();
	const user = utils.auth.me.getData();
	const asking = ended && user !== undefined && Dialog !== null && !hidden;

	const wipe = useCallback(
		(go: () => void) => {
			if (leaving.current) return;
			leaving.current = true;
			setHidden(true);
			queryClient.clear();
			allowLeaving();
			go();
		},
		[queryClient],
	);

	useEffect(
		() =>
			subscribeToSession({
				onEvent: (news) => {
					const mine = utils.auth.me.getData()?.id;
					if (news.is === 'signed out') wipe(() => location.reload());
					else if (news.userId === mine) resumeAfterSignIn();
					else wipe(() => location.replace('/'));
				},
				onPageRestored: () => {
					setHidden(true);
					queryClient.clear();
					// The server decides: this page again, or the way to sign in.
					location.reload();
				},
			}),
		[queryClient, utils, wipe],
	);

	useEffect(() => {
		const fetchAhead = () => void loadDialog().catch(() => undefined);
		addEventListener('input', fetchAhead, { once: true });
		return () => removeEventListener('input', fetchAhead);
	}, []);

	useEffect(() => {
		if (!ended) return;
		const leave = () => wipe(goToSignIn);
		// Nothing was shown yet that could be lost.
		if (user === undefined) leave();
		else loadDialog().then((file) => setDialog(() => file.SessionDialog), leave);
	}, [ended, user, wipe]);

	return (
		<WipeContext value={wipe}>
			{hidden ? null : (
				// Behind the dialog nothing is reached, by keys or by a screen reader.
				<div inert={asking} style={{ display: 'contents' }}>
					{children}
				</div>
			)}
			{asking && user && Dialog ? <Dialog user={user} wipe={wipe} /> : null}
		</WipeContext>
	);
}
