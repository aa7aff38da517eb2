'use client';

import type { ListedUser } from '@hms/contracts';
import {
	IconKey,
	IconLockOpen,
	IconShield,
	IconUserCheck,
	IconUserOff,
	IconUserShare,
} from '@tabler/icons-react';
import { type Action, MoreActions } from '../../components/page/more-actions.tsx';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import type { UserDialogKind } from './dialogs/user-dialogs.tsx';

interface UserActionsProps {
	user: ListedUser;
	/** It is the administrator's own account. */
	isOwn: boolean;
	onOpen: (kind: UserDialogKind) => void;
	onEnable: () => void;
}

/** What an administrator can do with an account. */
export function UserActions({ user, isOwn, onOpen, onEnable }: UserActionsProps) {
	const whileDisabled: Action[] = [
		{
			label: 'Transfer patients…',
			icon: <IconUserShare size={16} aria-hidden />,
			run: () => onOpen('give'),
		},
		{
			label: 'Enable account',
			icon: <IconUserCheck size={16} aria-hidden />,
			run: onEnable,
		},
	];
	// Nobody takes their own this way: the settings ask for a code.
	const removeFactor: Action[] =
		user.twoFactor === true && !isOwn
			? [
					{
						label: 'Remove second factor',
						icon: <IconLockOpen size={16} aria-hidden />,
						run: () => onOpen('twoFactor'),
					},
				]
			: [];
	const actions: Action[] = [
		{
			label: user.role === 'admin' ? 'Make staff' : 'Make administrator',
			icon: <IconShield size={16} aria-hidden />,
			run: () => onOpen('role'),
		},
		{
			label: 'Reset password',
			icon: <IconKey size={16} aria-hidden />,
			run: () => onOpen('password'),
		},
		...removeFactor,
		{
			label: 'Disable account',
			icon: <IconUserOff size={16} aria-hidden />,
			run: () => onOpen('disable'),
		},
	];
	return (
		<MoreActions
			label={`Account of ${isolateBidi(user.name)}`}
			actions={user.status === 'disabled' ? whileDisabled : actions}
		/>
	);
}
