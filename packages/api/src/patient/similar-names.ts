interface Named {
	givenName?: string | undefined;
	familyName?: string | null | undefined;
}

/** Words shorter than this are compared letter by letter: with a slip "Li" would be "Lu". */
const forgiving = 4;

const wordsOf = ({ givenName, familyName }: Named): string[] =>
	[givenName, familyName]
		.join(' ')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[\s'’-]+/u)
		.filter((word) => word !== '');

/** Whether one word becomes the other by one letter more, less, other, or two beside each other swapped. */
function isSlip(one: string, other: string): boolean {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	if (long.length - short.length > 1) return false;
	let at = 0;
	while (at < short.length && short[at] === long[at]) at += 1;
	if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
	const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
	return (
		short.slice(at + 1) === long.slice(at + 1) ||
		(swapped && short.slice(at + 2) === long.slice(at + 2))
	);
}

/**
 * Whether two names may be those of one person who is known to share more than the name: they have a word in common,
 * accents, capitals, order and a typing slip aside. One who married shares a word, and so does a twin.
 */
export function areSimilarNames(one: Named, other: Named): boolean {
	const others = wordsOf(other);
	return wordsOf(one).some((word) =>
		others.some(
			(candidate) =>
				candidate === word ||
				(Math.min(word.length, candidate.length) >= forgiving && isSlip(word, candidate)),
		),
	);
}
