const isDigit = (codePoint: number) => /\p{Nd}/u.test(String.fromCodePoint(codePoint));

/** 0 to 9 for a digit of any script. Scripts have their ten one after the other, some of them right after another's. */
function digitValue(digit: string): string {
	const codePoint = digit.codePointAt(0) ?? 0;
	let first = codePoint;
	while (isDigit(first - 1)) first -= 1;
	return String((codePoint - first) % 10);
}

/**
 * A text as a reader of dates and numbers takes it: full-width and otherwise dressed-up characters as the plain ones
 * (NFKC), the digits of every script as 0 to 9, and no marks that nobody sees (directions, joiners, soft hyphens).
 */
export function plainText(text: string): string {
	return text
		.normalize('NFKC')
		.replaceAll(/\p{Cf}/gu, '')
		.replaceAll(/(?![0-9])\p{Nd}/gu, digitValue);
}

/** A text made plain, with the places of its parts in the text as it was typed. */
export interface LocatedText {
	text: string;
	/** Where the part between two places of `text`, in UTF-16 units, stands in the typed text, with unseen marks around it. */
	span: (start: number, end: number) => { start: number; end: number };
}

/** {@link plainText}, knowing where everything stood. */
export function locatedPlainText(typed: string): LocatedText {
	let text = '';
	// For each unit of the text, where its character begins and ends.
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
