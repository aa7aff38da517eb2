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

/** An e-mail address in any script; `readEmail` validates the same without a schema. */
export const email = addressBy((value) => value);

/** The address of an account: lower case, and every sigma in the form of its place. */
export const accountEmail = addressBy((value) =>
	value
		.replaceAll(/[σς]/g, 'Σ')
		// Lower-casing a part at a time gives a sigma its final form at the end of each part.
		.replaceAll(/[^.@-]+/g, (part) => part.toLowerCase())
		.normalize('NFC'),
);
