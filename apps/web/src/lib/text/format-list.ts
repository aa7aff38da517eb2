/** A list as its locale writes it, without "and": "penicillin, latex". */
export const formatList = (items: readonly string[], locale: string): string =>
	new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(items);
