import { isPlainDate, type PlainDate } from '@hms/contracts';

/** Day and month taken for each other: 1990-12-10 for 1990-10-12. None where that is no other day. */
export function dayMonthSwapped(date: PlainDate): PlainDate[] {
	const [year, month, day] = date.split('-');
	const swapped = `${year}-${day}-${month}`;
	return isPlainDate(swapped) && swapped !== date ? [swapped] : [];
}

/** The days that come of typing one digit wrong, or two beside each other in the wrong order; 90 at most. */
export function digitSlips(date: PlainDate): PlainDate[] {
	const digits = date.replaceAll('-', '');
	const places = Array.from(digits, (_, place) => place);
	/** With other digits from a place on. */
	const written = (place: number, other: string) =>
		digits.slice(0, place) + other + digits.slice(place + other.length);
	const wrong = places.flatMap((place) =>
		Array.from('0123456789', (digit) => written(place, digit)),
	);
	const exchanged = places.map((place) =>
		written(
			place,
			Array.from(digits.slice(place, place + 2))
				.reverse()
				.join(''),
		),
	);
	const days = [...wrong, ...exchanged]
		.map((text) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
		.filter(isPlainDate);
	return [...new Set(days)].filter((day) => day !== date);
}
