/** The name of a backup, by the time in UTC. */
export const nameAt = (now: Date) =>
	`hms-${now.toISOString().replace(/\..*/, 'Z').replaceAll(':', '')}.backup`;

const named = /^hms-(\d{4}-\d\d-\d\dT)(\d\d)(\d\d)(\d\d)Z\.backup$/;

/** The moment in a name; undefined: it is no name of a backup. */
export function momentIn(name: string): Date | undefined {
	const [, day, hours, minutes, seconds] = named.exec(name) ?? [];
	const at = new Date(`${day}${hours}:${minutes}:${seconds}Z`);
	return Number.isNaN(at.getTime()) ? undefined : at;
}

/** The name of a backup while it is written. */
export const partOf = (name: string) => `${name}.${process.pid}.part`;

/** The name of the backup of which this is a part; undefined: it is no part. */
export const wholeOf = (part: string): string | undefined => /^(.+)\.\d+\.part$/.exec(part)?.[1];
