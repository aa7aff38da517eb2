import type { Services } from '@hms/api';
import { DrizzleQueryError, isDiskFull } from '@hms/db';
import { type DestinationStream, type LogFn, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** Characters that JSON does not escape, but some programs take as line breaks, or terminals as commands. */
const unsafe = /[\u007f-\u009f\u2028\u2029]/g;

const escaped = (character: string) =>
	`\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Milliseconds between two lines about a full disk, which otherwise each request would write. */
const fullDiskEveryMs = 60_000;

const fullDisk =
	'the disk of the database is full: nothing can be saved until there is room; delete what is not needed there, or enlarge it';

/** Whether a line is about PostgreSQL having no room, by the code in `describeError`. */
const isAboutFullDisk = (line: unknown) =>
	typeof line === 'object' &&
	line !== null &&
	'error' in line &&
	Array.isArray(line.error) &&
	line.error.some(({ code }) => code === '53100');

/** The log: JSON lines, by default on standard output. */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Logger {
	let fullDiskAt = -Infinity;
	const hooks = {
		streamWrite: (line: string) => line.replaceAll(unsafe, escaped),
		logMethod(this: Logger, parts: Parameters<LogFn>, write: LogFn) {
			if (!isAboutFullDisk(parts[0])) return write.apply(this, parts);
			const now = performance.now();
			if (now - fullDiskAt < fullDiskEveryMs) return;
			fullDiskAt = now;
			write.apply(this, [parts[0], fullDisk]);
		},
	};
	return pino({ level, base: null, hooks }, destination ?? pino.destination(1));
}

/** Writes a line about each recorded event of the security log. */
export const securityLogOf =
	(log: Pick<Logger, 'info'>): Services['securityLog'] =>
	(line) =>
		log.info(line, 'security event');

/**
 * An error for the log: names, codes and stack frames. Messages of the database and parameters of the driver are left out,
 * because they contain what people entered.
 * @param withMessages false for errors whose messages contain what people entered
 */
export function describeError(error: unknown, { withMessages = true } = {}): object[] {
	const links = chainOf(error);
	// Errors that wrap a database error repeat its message.
	const containsData = links.some(
		(link) => link instanceof DrizzleQueryError || link.name === 'PostgresError',
	);
	return links.map((link) => ({
		name: link.name,
		...(withMessages && (!containsData || isDiskFull(link)) ? { message: link.message } : {}),
		...('code' in link ? { code: String(link.code) } : {}),
		...('responseCode' in link ? { responseCode: Number(link.responseCode) } : {}),
		...('constraint_name' in link ? { constraint: link.constraint_name } : {}),
		at: (link.stack ?? '')
			.split('\n')
			.filter((line) => /^\s+at /.test(line))
			.slice(0, 8)
			.map((line) => line.trim()),
	}));
}

function chainOf(error: unknown): Error[] {
	const links = [];
	for (let link = error; link instanceof Error && links.length < 10; link = link.cause) {
		links.push(link);
	}
	return links.length > 0 ? links : [new Error(`something of type ${typeof error} was thrown`)];
}
