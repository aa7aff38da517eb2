import { accountEmail, type Registration } from '@hms/contracts';
import { z } from 'zod';
import { isLoopback } from './config-addresses.ts';

/** How mail is sent. */
export interface MailSettings {
	/** smtp: or smtps:, with the account's name and password where the server wants them. */
	url: string;
	from: { name: string; address: string };
}

/** "name@clinic.example", or with a name before it: "The Clinic <name@clinic.example>". */
export const mailFrom = z.string().transform((text, ctx): MailSettings['from'] => {
	const [, name = '', address = text] = /^\s*([^<>\p{Cc}]*?)\s*<([^<>]*)>\s*$/u.exec(text) ?? [];
	const result = accountEmail.safeParse(address);
	if (result.success) return { name: name.replace(/^"(.*)"$/, '$1'), address: result.data };
	ctx.addIssue({
		code: 'custom',
		message:
			'must be an e-mail address, like clinic@clinic.example or The Clinic <clinic@clinic.example>',
	});
	return z.NEVER;
});

/** The settings that decide who reaches the product. */
interface Reach {
	HOST: string;
	PUBLIC_URL?: string | undefined;
}

const listensHere = ({ HOST, PUBLIC_URL }: Reach) =>
	isLoopback(HOST.toLowerCase()) && PUBLIC_URL === undefined;

/** Who may register: whoever reaches a server over a network is not thereby of the clinic's staff. */
export function registrationOf(value: Reach & { REGISTRATION?: Registration | undefined }): {
	registration: Registration;
	registrationReason: string;
} {
	const { REGISTRATION: chosen, PUBLIC_URL, HOST } = value;
	if (chosen) return { registration: chosen, registrationReason: 'as REGISTRATION says' };
	if (listensHere(value)) {
		return { registration: 'open', registrationReason: 'because only this machine is listened to' };
	}
	const reason = PUBLIC_URL === undefined ? `because HOST is ${HOST}` : 'because PUBLIC_URL is set';
	return { registration: 'invite', registrationReason: reason };
}

type MailEnvironment = Reach & {
	SMTP_URL?: string | undefined;
	MAIL_FROM?: MailSettings['from'] | undefined;
};

/** Refuses a part of the settings for mail without the others. */
export function checkMail(value: MailEnvironment, ctx: z.RefinementCtx): void {
	const refuse = (setting: string, message: string) =>
		ctx.addIssue({ code: 'custom', path: [setting], message });
	const { SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL } = value;
	if (url === undefined && from !== undefined) refuse('MAIL_FROM', 'needs SMTP_URL beside it');
	if (url === undefined) return;
	if (from === undefined) refuse('SMTP_URL', 'needs MAIL_FROM beside it');
	// Without it a link would begin with whatever name the request was sent to.
	else if (PUBLIC_URL === undefined && !listensHere(value)) {
		refuse('SMTP_URL', 'needs PUBLIC_URL beside it, which the links in mails begin with');
	}
}

/** Null: no mail is sent. */
export const mailOf = ({ SMTP_URL: url, MAIL_FROM: from }: MailEnvironment): MailSettings | null =>
	url === undefined || from === undefined ? null : { url, from };

/** Names of the clinic: in the address that people type, and of the sender of mails. */
export function clinicNamesOf({ PUBLIC_URL: url, MAIL_FROM: from }: MailEnvironment): string[] {
	const host = url === undefined ? [] : [new URL(url).hostname];
	return from === undefined ? host : [...host, from.name, from.address];
}
