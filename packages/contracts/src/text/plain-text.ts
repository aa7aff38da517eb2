const isDigit = (codePoint: number) => /\p{Nd}/u.test(String.fromCodePoint(codePoint));

/** The value of a digit of any script. A script's ten digits are consecutive; those of some scripts follow another's directly. */
function digitValue(digit: string): string {
	const codePoint = digit.codePointAt(0) ?? 0;
	let first = codePoint;
	while (isDigit(first - 1)) first -= 1;
	return String((codePoint - first) % 10);
}

/**
 * A text for parsing dates and numbers: compatibility characters as plain ones (NFKC), digits of every script as 0 to 9, and no
 * invisible characters (direction marks, joiners, soft hyphens).
 */
export function plainText(text: string): string {
	return text
		.normalize('NFKC')
		.replaceAll(/\p{Cf}/gu, '')
		.replaceAll(/(?![0-9])\p{Nd}/gu, digitValue);
}

/** A plain text whose places can be mapped to the typed text. */
export interface LocatedText {
	text: string;
	/** The span of the typed text for two places of `text`, in UTF-16 units, including invisible characters around it. */
	span: (start: number, end: number) => { start: number; end: number };
}

/** {@link plainText} with the places in the typed text. */
export function locatedPlainText(typed: string): LocatedText {
	let text = '';
	// For each unit of the text, the begin and end of its typed character.
	const begins: number[] = [];
	const ends: number[] = [];
	let offset = 0;
	for (const character of typed) {
		const plain = plainText(character);
		text += plain;
		for (let unit = 0; unit < plain.length; unit += 1) {
			begins.push(offset);
			ends.push(offset + character.length);
		}
		offset += character.length;
	}
	return {
		text,
		span: (start, end) => ({ start: ends[start - 1] ?? 0, end: begins[end] ?? typed.length }),
	};
}
