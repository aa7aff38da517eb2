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

// Preloaded at the first input: from then on there is input to lose, and the connection may fail later.
const loadDialog = () => import('./session-dialog.tsx');

/** Removes all data of the session from the screen and from memory, then navigates. */
export const WipeContext = createContext<(navigate: () => void) => void>((navigate) => navigate());

/**
 * The boundary around everything that only the signed-in user may see. When the user signs out, in this tab or another,
 * all of it is removed from the screen and from memory, so that Back does not show it either. When the session expires,
 * it stays, blurred behind a dialog, until the same user has signed in again.
 */
export function SessionBoundary({ children }: { children: ReactNode }) {
	const [hidden, setHidden] = useState(false);
	const [Dialog, setDialog] = useState<typeof SessionDialog | null>(null);
	const leaving = useRef(false);
	const queryClient = useQueryClient();
	const utils = trpc.useUtils();
	const ended = useSessionEnded();
	const user = utils.auth.me.getData();
	const isDialogShown = ended && user !== undefined && Dialog !== null && !hidden;

	const wipe = useCallback(
		(navigate: () => void) => {
			if (leaving.current) return;
			leaving.current = true;
			setHidden(true);
			queryClient.clear();
			allowLeaving();
			navigate();
		},
		[queryClient],
	);

	useEffect(
		() =>
			subscribeToSession({
				onEvent: (event) => {
					const ownId = utils.auth.me.getData()?.id;
					if (event.type === 'signed out') wipe(() => location.reload());
					else if (event.userId === ownId) resumeAfterSignIn();
					else wipe(() => location.replace('/'));
				},
				onPageRestored: () => {
					setHidden(true);
					queryClient.clear();
					// The server answers with this page or redirects to the sign-in page.
					location.reload();
				},
			}),
		[queryClient, utils, wipe],
	);

	useEffect(() => {
		const preload = () => void loadDialog().catch(() => undefined);
		addEventListener('input', preload, { once: true });
		return () => removeEventListener('input', preload);
	}, []);

	useEffect(() => {
		if (!ended) return;
		const leave = () => wipe(goToSignIn);
		// Nothing has been shown yet, so there is nothing to keep.
		if (user === undefined) leave();
		else loadDialog().then((file) => setDialog(() => file.SessionDialog), leave);
	}, [ended, user, wipe]);

	return (
		<WipeContext value={wipe}>
			{hidden ? null : (
				// Neither the keyboard nor a screen reader reaches what is behind the dialog.
				<div inert={isDialogShown} style={{ display: 'contents' }}>
					{children}
				</div>
			)}
			{isDialogShown && user && Dialog ? <Dialog user={user} wipe={wipe} /> : null}
		</WipeContext>
	);
}
