import { isPlainDate, type PlainDate } from '@hms/contracts';

/** The date with day and month swapped: 1990-12-10 for 1990-10-12. Empty if that is no other date. */
export function dayMonthSwapped(date: PlainDate): PlainDate[] {
	const [year, month, day] = date.split('-');
	const swapped = `${year}-${day}-${month}`;
	return isPlainDate(swapped) && swapped !== date ? [swapped] : [];
}

/** The dates that differ by one wrong digit or by two adjacent digits swapped; 90 at most. */
export function digitTypos(date: PlainDate): PlainDate[] {
	const digits = date.replaceAll('-', '');
	const places = Array.from(digits, (_, place) => place);
	/** The digits with others from a place on. */
	const replaced = (place: number, other: string) =>
		digits.slice(0, place) + other + digits.slice(place + other.length);
	const wrong = places.flatMap((place) =>
		Array.from('0123456789', (digit) => replaced(place, digit)),
	);
	const swapped = places.map((place) =>
		replaced(
			place,
			Array.from(digits.slice(place, place + 2))
				.reverse()
				.join(''),
		),
	);
	const days = [...wrong, ...swapped]
		.map((text) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
		.filter(isPlainDate);
	return [...new Set(days)].filter((day) => day !== date);
}
