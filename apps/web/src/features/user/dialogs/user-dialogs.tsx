import type { ListedUser } from '@hms/contracts';
import { Dialog } from '../../../components/page/dialog.tsx';
import { DisableForm } from './disable-form.tsx';
import { GivePatientsForm } from './give-patients-form.tsx';
import { PasswordLinkForm } from './password-link-form.tsx';
import { RemoveTwoFactorForm } from './remove-two-factor-form.tsx';
import { RoleForm } from './role-form.tsx';

export type UserDialogKind = 'role' | 'password' | 'twoFactor' | 'disable' | 'give';

const titles: Record<UserDialogKind, string> = {
	role: 'Change role',
	password: 'Reset password',
	twoFactor: 'Remove second factor',
	disable: 'Disable account',
	give: 'Transfer patients to a colleague',
};

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
	if (dialog === null) return null;
	const Form = forms[dialog.kind];
	return (
		<Dialog opened={opened} onClose={onClose} title={titles[dialog.kind]}>
			<Form user={dialog.user} onDone={onClose} />
		</Dialog>
	);
}
