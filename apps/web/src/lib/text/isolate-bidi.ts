/** Characters of right-to-left scripts, by Unicode block. */
const rightToLeft =
	/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** Bidirectional control characters. Names that were stored before the API removed them may still have some. */
const controls = /[\u202A-\u202E\u2066-\u2069]/g;

/** A text in Unicode isolates, where its direction would change the order of the text around it in a page of this direction. */
export function isolateIn(direction: string, text: string): string {
	const plain = text.replaceAll(controls, '');
	// From right to left any name, number or date may be torn apart.
	const isForeign = plain !== '' && (direction === 'rtl' || rightToLeft.test(plain));
	return isForeign ? `\u2068${plain}\u2069` : plain;
}

/**
 * Wraps a user's text, a number or a date in Unicode isolates where its direction would change the order of the text around it.
 * It is for plain text: a message, a title, a label for screen readers. In the page itself `<bdi>` does the same.
 */
export const isolateBidi = (text: string): string =>
	isolateIn(typeof document === 'undefined' ? 'ltr' : document.documentElement.dir, text);

/** The style of notes: keeps their line breaks, and gives each line the direction of its own text. */
export const preserveLines = { whiteSpace: 'pre-wrap', unicodeBidi: 'plaintext' } as const;
