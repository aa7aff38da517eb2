/** Characters of scripts that are written from right to left, as Unicode assigns its blocks. */
const rightToLeft =
	/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** Characters that order what follows them; a name was kept with them before they were taken out. */
const controls = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Somebody's words for a sentence that is plain text: a message, a title, a label for screen readers. Whichever way they are
 * written, they do not change the order of what stands around them. In the page itself `<bdi>` does the same.
 */
export function isolateBidi(words: string): string {
	const plain = words.replaceAll(controls, '');
	return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** Notes: their lines are kept, and each has the direction of its own words. */
export const preserveLines = { whiteSpace: 'pre-wrap', unicodeBidi: 'plaintext' } as const;
