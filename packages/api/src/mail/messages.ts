import type { SecurityEventKind } from '@hms/contracts';
import type { MailMessage } from './mail.ts';

/** Somebody who gets a message. */
interface Recipient {
	email: string;
	name: string | null;
}

const messageTo = ({ email, name }: Recipient, subject: string, lines: string[]): MailMessage => ({
	to: { address: email, name },
	subject,
	text: [name === null ? 'Hello,' : `Hello ${name},`, ...lines].join('\n\n'),
});

export const invitationMessage = (to: Recipient, inviter: string, url: string): MailMessage =>
	messageTo(to, 'Your invitation to HMS', [
		`${inviter} invites you to HMS, the clinic’s system for patients and doctors. Create your account within 7 days:`,
		url,
		'The link works once. If you did not expect this, you can ignore it.',
	]);

export const passwordResetMessage = (to: Recipient, url: string): MailMessage =>
	messageTo(to, 'Set a new password', [
		'Someone, most likely you, asked to set a new password for your HMS account. Set it within an hour:',
		url,
		'The link works once. If you did not ask for it, you can ignore this: your password stays as it is.',
	]);

/** What happened to an account, for the events that its user is told of. */
const changes: Partial<Record<SecurityEventKind, string>> = {
	password_changed: 'The password of your account was changed.',
	password_reset: 'A new password was set for your account with a link.',
	two_factor_turned_on: 'Signing in to your account now needs codes from an authenticator app.',
	two_factor_turned_off:
		'Signing in to your account no longer needs codes from an authenticator app.',
	two_factor_removed: 'An administrator removed every second factor of your account.',
	recovery_codes_renewed: 'Your account has new recovery codes. The old ones no longer work.',
	passkey_added: 'A passkey was added to your account.',
	passkey_removed: 'A passkey was removed from your account.',
	token_made: 'A personal token was created for your account.',
};

/** How a user is told of what happened to the account, whoever did it; undefined for events that nobody is told of. */
export function accountMessageOf(
	kind: SecurityEventKind,
): ((to: Recipient) => MailMessage) | undefined {
	const change = changes[kind];
	if (change === undefined) return undefined;
	return (to) =>
		messageTo(to, 'Your HMS account was changed', [
			change,
			'If you did not do this or ask for it, tell an administrator at once: someone else may be using your account.',
		]);
}
