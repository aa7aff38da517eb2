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
import { useTranslations } from 'use-intl';
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
	const t = useTranslations();
	const whileDisabled: Action[] = [
		{
			label: t('user.actions.give'),
			icon: <IconUserShare size={16} aria-hidden />,
			run: () => onOpen('give'),
		},
		{
			label: t('user.actions.enable'),
			icon: <IconUserCheck size={16} aria-hidden />,
			run: onEnable,
		},
	];
	// Nobody takes their own this way: the settings ask for a code.
	const removeFactor: Action[] =
		user.twoFactor === true && !isOwn
			? [
					{
						label: t('user.actions.removeFactor'),
						icon: <IconLockOpen size={16} aria-hidden />,
						run: () => onOpen('twoFactor'),
					},
				]
			: [];
	const actions: Action[] = [
		{
			label: user.role === 'admin' ? t('user.actions.makeStaff') : t('user.actions.makeAdmin'),
			icon: <IconShield size={16} aria-hidden />,
			run: () => onOpen('role'),
		},
		{
			label: t('user.actions.resetPassword'),
			icon: <IconKey size={16} aria-hidden />,
			run: () => onOpen('password'),
		},
		...removeFactor,
		{
			label: t('user.actions.disable'),
			icon: <IconUserOff size={16} aria-hidden />,
			run: () => onOpen('disable'),
		},
	];
	return (
		<MoreActions
			label={t('user.actions.of', { name: isolateBidi(user.name) })}
			actions={user.status === 'disabled' ? whileDisabled : actions}
		/>
	);
}
