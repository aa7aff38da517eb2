/** A way to write dates, with one format for each locale: making a format takes longer than using it a hundred times. */
export function dateFormats(
	options: Intl.DateTimeFormatOptions,
): (locale: string) => Intl.DateTimeFormat {
	const formats = new Map<string, Intl.DateTimeFormat>();
	return (locale) => {
		const format = formats.get(locale) ?? new Intl.DateTimeFormat(locale, options);
		formats.set(locale, format);
		return format;
	};
}
