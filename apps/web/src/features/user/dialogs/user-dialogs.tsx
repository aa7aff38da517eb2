'use client';

import type { ListedUser } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { Dialog } from '../../../components/page/dialog.tsx';
import type { TextKey } from '../../../lib/text/text-key.ts';
import { DisableForm } from './disable-form.tsx';
import { GivePatientsForm } from './give-patients-form.tsx';
import { PasswordLinkForm } from './password-link-form.tsx';
import { RemoveTwoFactorForm } from './remove-two-factor-form.tsx';
import { RoleForm } from './role-form.tsx';

export type UserDialogKind = 'role' | 'password' | 'twoFactor' | 'disable' | 'give';

const titles = {
	role: 'user.changeRole.title',
	password: 'user.resetPassword.title',
	twoFactor: 'user.removeFactor.title',
	disable: 'user.disable.title',
	give: 'user.give.title',
} as const satisfies Record<UserDialogKind, TextKey>;

const forms = {
	role: RoleForm,
	password: PasswordLinkForm,
	twoFactor: RemoveTwoFactorForm,
	disable: DisableForm,
	give: GivePatientsForm,
};

interface UserDialogsProps {
	opened: boolean;
	onClose: () => void;
	/** The dialog, and whose account it is about. */
	dialog: { kind: UserDialogKind; user: ListedUser } | null;
}

/** The dialogs of an administrator about an account. */
export function UserDialogs({ opened, onClose, dialog }: UserDialogsProps) {
	const t = useTranslations();
	if (dialog === null) return null;
	const Form = forms[dialog.kind];
	return (
		<Dialog opened={opened} onClose={onClose} title={t(titles[dialog.kind])}>
			<Form user={dialog.user} onDone={onClose} />
		</Dialog>
	);
}
