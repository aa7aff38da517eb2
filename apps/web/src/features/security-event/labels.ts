import type { ErasureReason, SecurityEvent, SecurityEventKind } from '@hms/contracts';
import type { TextKey, Translate } from '../../lib/text/text-key.ts';
import { roleLabels } from '../user/labels.ts';

export const kindLabels = {
	account_created: 'securityEvent.kind.account_created',
	signed_in: 'securityEvent.kind.signed_in',
	sign_in_failed: 'securityEvent.kind.sign_in_failed',
	signed_out: 'securityEvent.kind.signed_out',
	sessions_ended: 'securityEvent.kind.sessions_ended',
	refresh_token_reused: 'securityEvent.kind.refresh_token_reused',
	limit_reached: 'securityEvent.kind.limit_reached',
	password_changed: 'securityEvent.kind.password_changed',
	password_check_failed: 'securityEvent.kind.password_check_failed',
	password_link_made: 'securityEvent.kind.password_link_made',
	password_reset: 'securityEvent.kind.password_reset',
	two_factor_turned_on: 'securityEvent.kind.two_factor_turned_on',
	two_factor_turned_off: 'securityEvent.kind.two_factor_turned_off',
	two_factor_removed: 'securityEvent.kind.two_factor_removed',
	recovery_codes_renewed: 'securityEvent.kind.recovery_codes_renewed',
	code_check_failed: 'securityEvent.kind.code_check_failed',
	passkey_added: 'securityEvent.kind.passkey_added',
	passkey_removed: 'securityEvent.kind.passkey_removed',
	token_made: 'securityEvent.kind.token_made',
	token_taken_back: 'securityEvent.kind.token_taken_back',
	invitation_made: 'securityEvent.kind.invitation_made',
	invitation_used: 'securityEvent.kind.invitation_used',
	invitation_withdrawn: 'securityEvent.kind.invitation_withdrawn',
	role_changed: 'securityEvent.kind.role_changed',
	account_disabled: 'securityEvent.kind.account_disabled',
	account_enabled: 'securityEvent.kind.account_enabled',
	share_made: 'securityEvent.kind.share_made',
	share_changed: 'securityEvent.kind.share_changed',
	share_ended: 'securityEvent.kind.share_ended',
	patients_transferred: 'securityEvent.kind.patients_transferred',
	transfer_undone: 'securityEvent.kind.transfer_undone',
	emergency_searched: 'securityEvent.kind.emergency_searched',
	emergency_opened: 'securityEvent.kind.emergency_opened',
	emergency_reviewed: 'securityEvent.kind.emergency_reviewed',
	patient_erased: 'securityEvent.kind.patient_erased',
	clinic_changed: 'securityEvent.kind.clinic_changed',
} as const satisfies Record<SecurityEventKind, TextKey>;

const shareLabels = {
	'read one': 'securityEvent.share.readOne',
	'read all': 'securityEvent.share.readAll',
	'write one': 'securityEvent.share.writeOne',
	'write all': 'securityEvent.share.writeAll',
} as const;

const tokenDetails = {
	read: 'securityEvent.token.read',
	write: 'securityEvent.token.write',
} as const;

/** Words for a detail where the detail itself is not for people. */
const detailLabels: Partial<Record<SecurityEventKind, Record<string, TextKey>>> = {
	account_created: roleLabels,
	invitation_made: roleLabels,
	role_changed: roleLabels,
	signed_in: {
		browser: 'securityEvent.signedIn.browser',
		program: 'securityEvent.signedIn.program',
		'passkey browser': 'securityEvent.signedIn.passkeyBrowser',
		'passkey program': 'securityEvent.signedIn.passkeyProgram',
	},
	share_made: shareLabels,
	share_changed: shareLabels,
	share_ended: shareLabels,
	token_made: tokenDetails,
	token_taken_back: tokenDetails,
	patient_erased: {
		request: 'securityEvent.erased.request',
		mistake: 'securityEvent.erased.mistake',
		expiry: 'securityEvent.erased.expiry',
		order: 'securityEvent.erased.order',
	} satisfies Record<ErasureReason, TextKey>,
	password_link_made: { admin: 'securityEvent.link.admin', mail: 'securityEvent.link.mail' },
	limit_reached: {
		'sign-in account': 'securityEvent.limit.signInAccount',
		'sign-in address': 'securityEvent.limit.signInAddress',
		'sign-in device': 'securityEvent.limit.signInDevice',
		'code account': 'securityEvent.limit.codeAccount',
		'code device': 'securityEvent.limit.codeDevice',
		'change account': 'securityEvent.limit.changeAccount',
		'register address': 'securityEvent.limit.registerAddress',
		'password account': 'securityEvent.limit.passwordAccount',
		'forgot account': 'securityEvent.limit.forgotAccount',
		'forgot address': 'securityEvent.limit.forgotAddress',
	},
};

/** More about an event; null if there is nothing. */
export function detailLabel({ kind, detail }: SecurityEvent, t: Translate): string | null {
	if (detail === null) return null;
	if (kind === 'sessions_ended') return t('securityEvent.sessions', { count: Number(detail) });
	if (kind === 'patients_transferred' || kind === 'transfer_undone') {
		return t('securityEvent.patients', { count: Number(detail) });
	}
	const label = detailLabels[kind]?.[detail];
	return label === undefined ? detail : t(label);
}
