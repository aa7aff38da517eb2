import { line } from './text.ts';

// As servers take it (RFC 5321, internationalised by RFC 6531): before the @ words of letters, digits and these signs with
// dots between them; after it a domain of at least two labels, the last of which has a letter. Quoted words and numeric
// addresses are left out: nobody has them on a form.
const word = "[\\p{L}\\p{N}\\p{M}\\p{So}\\p{Join_Control}!#$%&'*+/=?^_`{|}~-]+";
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}\\p{Join_Control}-]{0,61}[\\p{L}\\p{N}\\p{M}])?';
const address = new RegExp(
	`^(?!.{65,}@)${word}(?:\\.${word})*@(?:${label}\\.)+(?=.*\\p{L})(?=..)${label}$`,
	'u',
);

const addressBy = (spell: (value: string) => string) =>
	line(254)
		.overwrite((value) => spell(value.normalize('NFKC').replaceAll('。', '.')))
		.regex(address, { error: 'must be an e-mail address, like name@example.org' })
		.meta({
			format: 'idn-email',
			description: 'In any script (RFC 6531), as `jürgen@münchen.example`.',
		});

/**
 * An e-mail address as people have them, in any script; 254 characters is the longest that mail can be sent to (RFC 5321).
 * Letters of full width and ligatures become plain ones (Unicode NFKC).
 */
export const email = addressBy((value) => value);

/** An address under which an account is kept: case does not make another one, nor which of its two forms a small sigma has. */
export const accountEmail = addressBy((value) =>
	value
		.replaceAll(/[σς]/g, 'Σ')
		// A sigma takes its last form at the end of a word, and so of each part of an address.
		.replaceAll(/[^.@-]+/g, (part) => part.toLowerCase())
		.normalize('NFC'),
);
