'use client';

import type { ListedUser, UpdateUserInput } from '@hms/contracts';
import { useContext } from 'react';
import { trpc } from '../../lib/api/trpc.ts';
import { broadcastSession } from '../../lib/session/session.ts';
import { WipeContext } from '../auth/session-boundary.tsx';

/** Changes an account. Whoever disables their own is signed out in this browser too. @throws the failure of the API */
export function useUpdateUser() {
	const utils = trpc.useUtils();
	const wipe = useContext(WipeContext);
	const update = trpc.user.update.useMutation();
	return async (user: ListedUser, changes: Omit<UpdateUserInput, 'id'>): Promise<void> => {
		await update.mutateAsync({ id: user.id, ...changes });
		const isOwn = user.id === utils.auth.me.getData()?.id;
		if (isOwn && changes.status === 'disabled') {
			wipe(() => {
				broadcastSession({ type: 'signed out' });
				location.replace('/sign-in');
			});
			return;
		}
		if (isOwn) await utils.auth.me.invalidate();
		await utils.user.list.invalidate();
	};
}
