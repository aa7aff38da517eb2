/** A message to one person. */
export interface MailMessage {
	to: { address: string; name: string | null };
	subject: string;
	/** Plain text. */
	text: string;
}

/** Sends mail. */
export interface Mail {
	/** @returns whether the mail server took the message; why it did not is logged */
	send(message: MailMessage): Promise<boolean>;
}
