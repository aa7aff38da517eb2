/** A point in time, for people: "23 Nov 2026, 10:00" in the reader's format and time zone. */
export function formatInstant(instant: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, {
		calendar: 'gregory',
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
	}).format(new Date(instant));
}

/** Only the day of it. */
export function formatInstantDay(instant: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, {
		calendar: 'gregory',
		day: 'numeric',
		month: 'short',
		year: 'numeric',
	}).format(new Date(instant));
}

/** Only the time of day: "10:00". */
export function formatInstantTime(instant: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(
		new Date(instant),
	);
}
