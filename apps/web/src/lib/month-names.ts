/** Without accents, dots and case, so that "Dez.", "déc" and "DEC" can be compared. */
const fold = (word: string) =>
	word
		.normalize('NFD')
		.replaceAll(/[\p{M}.]/gu, '')
		.toLowerCase();

const tables = new Map<string, string[][]>();

/** For each month, the ways in which a language writes it: alone and inside a date, short and in full. */
function namesIn(locale: string): string[][] {
	const known = tables.get(locale);
	if (known) return known;
	const names = Array.from({ length: 12 }, (_, month) =>
		(['short', 'long'] as const).flatMap((style) => {
			const options = { calendar: 'gregory', timeZone: 'UTC', month: style } as const;
			const inDate = new Intl.DateTimeFormat(locale, { ...options, day: 'numeric' });
			return [
				new Intl.DateTimeFormat(locale, options).format(Date.UTC(2000, month, 1)),
				...inDate
					.formatToParts(Date.UTC(2000, month, 1))
					.filter((part) => part.type === 'month')
					.map((part) => part.value),
			].map(fold);
		}),
	);
	tables.set(locale, names);
	return names;
}

/**
 * The month, 1 to 12, that a word names in English or in the reader's language, or null. Three letters and more of a
 * name will do if only one month begins with them.
 */
export function monthOf(word: string, locale: string): number | null {
	const written = fold(word);
	for (const language of new Set(['en', locale])) {
		const names = namesIn(language);
		const exact = names.findIndex((ways) => ways.includes(written));
		if (exact >= 0) return exact + 1;
		if (written.length < 3) continue;
		const begun = names.flatMap((ways, index) =>
			ways.some((way) => way.startsWith(written)) ? [index + 1] : [],
		);
		if (begun.length === 1) return begun[0] ?? null;
	}
	return null;
}
