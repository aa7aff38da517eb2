/** One formatter for each time zone, because creating one is slow. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
	const formatter =
		formatters.get(timeZone) ??
		new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn-hc-h23', {
			timeZone,
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
	formatters.set(timeZone, formatter);
	return formatter;
}

/** The second that each time zone was last asked for, and its wall-clock second: a request asks for today many times. */
const latest = new Map<string, { second: number; wall: number }>();

function wallSecond(timeZone: string, second: number): number {
	const last = latest.get(timeZone);
	if (last?.second === second) return last.wall;
	const parts = formatterOf(timeZone).formatToParts(second * 1000);
	const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
	const [year, month, day] = [part('year'), part('month'), part('day')];
	const wall = Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second')) / 1000;
	latest.set(timeZone, { second, wall });
	return wall;
}

/**
 * The wall-clock time of an instant in a time zone.
 * @param moment the instant in milliseconds since 1970
 * @returns the instant, in milliseconds since 1970, with the same wall-clock time in UTC
 */
export function wallTime(timeZone: string, moment: number): number {
	const second = Math.floor(moment / 1000);
	return moment + (wallSecond(timeZone, second) - second) * 1000;
}

const dayLong = 86_400_000;

/**
 * The first instant with a wall-clock time in a time zone. A time that is skipped when summer time begins is taken with the
 * previous offset.
 * @param wall a wall-clock time as of `wallTime`
 * @returns milliseconds since 1970
 */
export function momentAtWallTime(timeZone: string, wall: number): number {
	const offsetAt = (moment: number) => wallTime(timeZone, moment) - moment;
	const before = wall - offsetAt(wall - dayLong);
	const after = wall - offsetAt(wall + dayLong);
	return wallTime(timeZone, before) !== wall && wallTime(timeZone, after) === wall ? after : before;
}
