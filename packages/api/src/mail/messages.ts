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
	messageTo(to, 'Your invitation to the clinic’s system', [
		`${inviter} invites you to an account of the clinic’s system. Create it here within 7 days:`,
		url,
		'The link works once. If you did not expect this, ignore it.',
	]);

export const passwordResetMessage = (to: Recipient, url: string): MailMessage =>
	messageTo(to, 'Set a new password', [
		'Somebody, most likely you, asked for a new password for your account. Set it here within an hour:',
		url,
		'The link works once. If you did not ask for it, ignore this: your password stays as it is.',
	]);

/** What happened to an account, for the events that its user is told of. */
const changes: Partial<Record<SecurityEventKind, string>> = {
	password_changed: 'The password of your account was changed.',
	password_reset: 'A new password was set for your account by a link.',
	two_factor_turned_on: 'Signing in to your account needs codes of an authenticator app now.',
	two_factor_turned_off: 'Signing in to your account needs no codes of an app any more.',
	two_factor_removed: 'An administrator has removed every second factor of your account.',
	recovery_codes_renewed:
		'Your account has new recovery codes; those of before do not work any more.',
	passkey_added: 'A passkey was added to your account.',
	passkey_removed: 'A passkey of your account was removed.',
	token_made: 'A personal token was made for your account.',
};

/** How a user is told of what happened to the account, whoever did it; undefined for events that nobody is told of. */
export function accountMessageOf(
	kind: SecurityEventKind,
): ((to: Recipient) => MailMessage) | undefined {
	const change = changes[kind];
	if (change === undefined) return undefined;
	return (to) =>
		messageTo(to, 'A change of your account', [
			change,
			'If you did not do this or ask for it, tell an administrator at once: somebody else may be using your account.',
		]);
}
