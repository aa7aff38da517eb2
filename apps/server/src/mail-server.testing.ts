import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type AddressObject, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail that a mail server has taken. */
interface ReceivedMail {
	/** The address that it was delivered to. */
	recipient: string;
	/** Its headers, as people read them. */
	to: string;
	from: string;
	subject: string;
	text: string;
}

const textOf = (address: AddressObject | AddressObject[] | undefined) =>
	[address ?? []]
		.flat()
		.map(({ text }) => text)
		.join();

/**
 * A mail server on a free port of this machine.
 * @param refuses whether it refuses every recipient, naming the address as real ones do
 */
export async function openMailServer({ refuses = false } = {}) {
	const mails: ReceivedMail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		onRcptTo: ({ address }, _session, callback) => {
			callback(refuses ? new Error(`550 no such mailbox: ${address}`) : undefined);
		},
		onData: (stream, session, callback) => {
			simpleParser(stream).then(
				({ to, from, subject = '', text = '' }) => {
					const recipient = session.envelope.rcptTo.map(({ address }) => address).join();
					mails.push({ recipient, to: textOf(to), from: textOf(from), subject, text });
					callback();
				},
				(error: Error) => callback(error),
			);
		},
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	// A server that listens on a port has such an address.
	const { port } = server.server.address() as AddressInfo;
	return {
		settings: {
			SMTP_URL: `smtp://127.0.0.1:${port}`,
			MAIL_FROM: 'The Clinic <clinic@clinic.example>',
		},
		mails,
		close: () => new Promise<void>((resolve) => server.close(() => resolve())),
	};
}
