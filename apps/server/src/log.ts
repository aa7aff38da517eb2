import { DrizzleQueryError } from '@hms/db';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** What some programs take for the end of a line, or a terminal for a command, though JSON allows it in a text. */
const unsafe = /[\u007f-\u009f\u2028\u2029]/g;

const escaped = (character: string) =>
	`\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The one log: a line of JSON at a time, to standard output unless a destination is given. */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Logger {
	const hooks = { streamWrite: (line: string) => line.replaceAll(unsafe, escaped) };
	return pino({ level, base: null, hooks }, destination ?? pino.destination(1));
}

/**
 * An error as it may be logged: kinds, codes and places. The database's messages and the driver's parameters stay
 * out, because they carry what people typed.
 */
export function describeError(error: unknown): object[] {
	const links = chainOf(error);
	// Whatever wraps a database's error repeats its message.
	const carriesData = links.some(
		(link) => link instanceof DrizzleQueryError || link.name === 'PostgresError',
	);
	return links.map((link) => ({
		name: link.name,
		...(carriesData ? {} : { message: link.message }),
		...('code' in link ? { code: String(link.code) } : {}),
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
