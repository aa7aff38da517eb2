import type { Mail } from '@hms/api';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { MailSettings } from './config-accounts.ts';
import { describeError } from './log.ts';

/** How long the mail server may take for each step, in milliseconds. Somebody may be waiting for the answer. */
const timeoutMs = 5_000;

/** Sends mail through a mail server. A failure is logged without the address of the recipient. */
export function mailThrough({ url, from }: MailSettings, log: Pick<Logger, 'error'>): Mail {
	const transport = createTransport({
		url,
		// A password is never sent unencrypted.
		requireTLS: new URL(url).username !== '',
		connectionTimeout: timeoutMs,
		greetingTimeout: timeoutMs,
		socketTimeout: timeoutMs,
		dnsTimeout: timeoutMs,
		// A message never reads files or other servers.
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return {
		async send({ to: { name, address }, subject, text }) {
			try {
				await transport.sendMail({ from, to: { name: name ?? '', address }, subject, text });
				return true;
			} catch (error) {
				// The server's reply repeats addresses.
				log.error({ error: describeError(error, { withMessages: false }) }, 'a mail was not sent');
				return false;
			}
		},
	};
}
