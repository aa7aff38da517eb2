/** A record as names and values to read; what is not known is an empty text. */
export type Described = Readonly<Record<string, string>>;

/** Where two descriptions of one record say different things. */
export function differences(
	theirs: Described,
	mine: Described,
): { label: string; theirs: string; mine: string }[] {
	return Object.keys(theirs)
		.map((label) => ({ label, theirs: theirs[label] ?? '', mine: mine[label] ?? '' }))
		.filter((both) => both.theirs !== both.mine);
}
