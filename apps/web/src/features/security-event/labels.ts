import type { ErasureReason, SecurityEvent, SecurityEventKind } from '@hms/contracts';
import { pluralize } from '../../lib/text/pluralize.ts';
import { roleLabels } from '../user/labels.ts';

export const kindLabels: Record<SecurityEventKind, string> = {
	account_created: 'Account created',
	signed_in: 'Signed in',
	sign_in_failed: 'Sign-in failed',
	signed_out: 'Signed out',
	sessions_ended: 'Sessions ended',
	refresh_token_reused: 'Copied session ended',
	limit_reached: 'Too many attempts',
	password_changed: 'Password changed',
	password_check_failed: 'Wrong current password',
	password_link_made: 'Password link created',
	password_reset: 'New password set',
	two_factor_turned_on: 'Second factor turned on',
	two_factor_turned_off: 'Second factor turned off',
	two_factor_removed: 'Second factor removed',
	recovery_codes_renewed: 'New recovery codes',
	code_check_failed: 'Wrong second-factor code',
	passkey_added: 'Passkey added',
	passkey_removed: 'Passkey removed',
	token_made: 'Personal token created',
	token_taken_back: 'Personal token revoked',
	invitation_made: 'Invited',
	invitation_used: 'Invitation used',
	invitation_withdrawn: 'Invitation withdrawn',
	role_changed: 'Role changed',
	account_disabled: 'Account disabled',
	account_enabled: 'Account enabled',
	share_made: 'Patients shared',
	share_changed: 'Share changed',
	share_ended: 'Share ended',
	patients_transferred: 'Patients transferred',
	transfer_undone: 'Transfer undone',
	emergency_searched: 'Searched for a patient in an emergency',
	emergency_opened: 'Opened a patient in an emergency',
	emergency_reviewed: 'Emergency access reviewed',
	patient_erased: 'Patient erased',
	clinic_changed: 'Clinic settings changed',
};

const shareLabels = {
	'read one': 'a patient, to read',
	'read all': 'all patients, to read',
	'write one': 'a patient, to change',
	'write all': 'all patients, to change',
};

const tokenDetails = { read: 'to read', write: 'to read and change' };

/** Words for a detail where the detail itself is not for people. */
const detailLabels: Partial<Record<SecurityEventKind, Record<string, string>>> = {
	account_created: roleLabels,
	invitation_made: roleLabels,
	role_changed: roleLabels,
	signed_in: {
		browser: 'in a browser',
		program: 'by a program',
		'passkey browser': 'in a browser, with a passkey',
		'passkey program': 'by a program, with a passkey',
	},
	share_made: shareLabels,
	share_changed: shareLabels,
	share_ended: shareLabels,
	token_made: tokenDetails,
	token_taken_back: tokenDetails,
	patient_erased: {
		request: 'as the patient asked',
		mistake: 'registered by mistake',
		expiry: 'no longer kept',
		order: 'by order of an authority',
	} satisfies Record<ErasureReason, string>,
	password_link_made: { admin: 'to hand over', mail: 'by mail' },
	limit_reached: {
		'sign-in account': 'to sign in to this account',
		'sign-in address': 'to sign in from this address',
		'sign-in device': 'to sign in where this user has signed in before',
		'code account': 'to sign in with a code',
		'code device': 'to sign in with a code where this user has signed in before',
		'change account': 'to change the second factor',
		'register address': 'to register from this address',
		'password account': 'of the current password',
		'forgot account': 'to ask for a link to this account',
		'forgot address': 'to ask for links from this address',
	},
};

/** More about an event; null if there is nothing. */
export function detailLabel({ kind, detail }: SecurityEvent): string | null {
	if (detail === null) return null;
	if (kind === 'sessions_ended') return pluralize(Number(detail), 'session');
	if (kind === 'patients_transferred' || kind === 'transfer_undone') {
		return pluralize(Number(detail), 'patient');
	}
	return detailLabels[kind]?.[detail] ?? detail;
}
