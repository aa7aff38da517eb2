/** One for each time zone: making a formatter takes longer than reading a patient. */
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

/**
 * What the clocks on the wall show in a time zone.
 * @param moment in milliseconds since 1970
 * @returns the moment, in milliseconds since 1970, at which clocks in UTC show the same
 */
export function wallTime(timeZone: string, moment: number): number {
	const parts = formatterOf(timeZone).formatToParts(moment);
	const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
	const [year, month, day] = [part('year'), part('month'), part('day')];
	const seconds = Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second'));
	// The formatter leaves out what is less than a second, before 1970 too.
	return seconds + (moment - Math.floor(moment / 1000) * 1000);
}

const dayLong = 86_400_000;

/**
 * When the clocks on the wall show a time: the first time that they do so. A time that is left out as summer begins
 * is when clocks would show it that nobody has changed.
 * @param wall as `wallTime` answers it
 * @returns in milliseconds since 1970
 */
export function momentAtWallTime(timeZone: string, wall: number): number {
	const offsetAt = (moment: number) => wallTime(timeZone, moment) - moment;
	const before = wall - offsetAt(wall - dayLong);
	const after = wall - offsetAt(wall + dayLong);
	return wallTime(timeZone, before) !== wall && wallTime(timeZone, after) === wall ? after : before;
}
