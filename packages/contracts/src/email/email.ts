import { line } from '../schema/fields.ts';
import { emailPattern, maxEmail, plainEmail } from './read-email.ts';

const addressBy = (spell: (address: string) => string) =>
	line(maxEmail)
		.overwrite((value) => spell(plainEmail(value)))
		.regex(emailPattern, { error: 'must be an e-mail address, like name@example.org' })
		.meta({
			format: 'idn-email',
			description: 'In any script (RFC 6531), as `jürgen@münchen.example`.',
		});

/** An e-mail address as people have them, in any script; `readEmail` tells the same without a schema. */
export const email = addressBy((value) => value);

/** An address under which an account is kept: case does not make another one, nor which of its two forms a small sigma has. */
export const accountEmail = addressBy((value) =>
	value
		.replaceAll(/[σς]/g, 'Σ')
		// A sigma takes its last form at the end of a word, and so of each part of an address.
		.replaceAll(/[^.@-]+/g, (part) => part.toLowerCase())
		.normalize('NFC'),
);
