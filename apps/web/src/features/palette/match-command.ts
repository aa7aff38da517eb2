/** Whether every typed word is a prefix of a word in the command's label or keywords. */
export function matchesCommand(
	{ label, keywords = '' }: { label: string; keywords?: string },
	q: string,
): boolean {
	const words = `${label} ${keywords}`.toLowerCase().split(/[\s:]+/);
	return q
		.toLowerCase()
		.split(/\s+/)
		.every((typed) => words.some((word) => word.startsWith(typed)));
}
