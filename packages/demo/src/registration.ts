import { type Day, deskTime, isClosed, isSaturday, monthOf } from './calendar.ts';
import type { Random } from './random.ts';

/** How busy the front desk is from January to December: coughs in winter, holidays in summer. */
const season = [1.3, 1.25, 1.1, 1, 0.95, 0.9, 0.7, 0.6, 1.1, 1.2, 1.25, 0.9];

/** In its first weeks a clinic enters the patients that it has on paper. */
const rushDays = 18;

function busyness(day: Day, opening: Day): number {
	if (isClosed(day)) return 0;
	const weekday = isSaturday(day) ? 0.35 : 1;
	const rush = day < opening + rushDays ? 2.2 : 1;
	return weekday * rush * (season[monthOf(day) - 1] ?? 1);
}

/** When so many patients were registered, earliest first (milliseconds since 1970). */
export function registrations(
	count: number,
	opening: Day,
	lastDay: Day,
	random: Random,
): { day: Day; time: number }[] {
	const days = Array.from({ length: lastDay - opening + 1 }, (_, offset) => opening + offset);
	const weighted = days.map((day) => [day, busyness(day, opening)] as const);
	return Array.from({ length: count }, () => {
		const day = random.weighted(weighted);
		return { day, time: deskTime(day, random) };
	}).sort((a, b) => a.time - b.time);
}
