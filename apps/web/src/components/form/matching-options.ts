/** A text as options are compared: in lower case, without accents. */
const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The options whose label has the typed text, the likeliest first: those that begin with it, then those of which a word does.
 * Otherwise "male" would be "Female".
 */
export function matchingOptions<Option extends { label: string }>(
	options: Option[],
	typed: string,
): Option[] {
	const text = folded(typed.trim());
	const rank = ({ label }: Option) => {
		const place = ` ${folded(label)}`.indexOf(text);
		const isWord = ` ${folded(label)}`.includes(` ${text}`);
		return place === 1 ? 0 : isWord ? 1 : 2;
	};
	return options
		.filter(({ label }) => folded(label).includes(text))
		.toSorted((one, other) => rank(one) - rank(other));
}
