/** Whether every word that was typed begins a word of a command's name or of the other words for it. */
export function matchesCommand(
	{ label, words = '' }: { label: string; words?: string },
	q: string,
): boolean {
	const known = `${label} ${words}`.toLowerCase().split(/[\s:]+/);
	return q
		.toLowerCase()
		.split(/\s+/)
		.every((typed) => known.some((word) => word.startsWith(typed)));
}
