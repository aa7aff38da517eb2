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
