/**
 * A date format for every locale and time zone. `Intl` formats are cached, because creating one takes longer than using it a
 * hundred times.
 */
export function dateFormats(
	options: Intl.DateTimeFormatOptions & { timeZone?: never },
): (locale: string, timeZone: string) => Intl.DateTimeFormat {
	const formats = new Map<string, Intl.DateTimeFormat>();
	return (locale, timeZone) => {
		const key = `${locale} ${timeZone}`;
		const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
		formats.set(key, format);
		return format;
	};
}
