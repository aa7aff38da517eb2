'use client';

import type { ListedUser } from '@hms/contracts';
import {
	IconKey,
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
	onOpen: (kind: UserDialogKind) => void;
	onEnable: () => void;
}

/** What an administrator can do with an account. */
export function UserActions({ user, onOpen, onEnable }: UserActionsProps) {
	const whileDisabled: Action[] = [
		{
			label: 'Give patients to…',
			icon: <IconUserShare size={16} aria-hidden />,
			run: () => onOpen('give'),
		},
		{
			label: 'Enable account',
			icon: <IconUserCheck size={16} aria-hidden />,
			run: onEnable,
		},
	];
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
