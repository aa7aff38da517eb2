import { stripVTControlCharacters } from 'node:util';
import type { Logger } from 'pino';
import { describeError } from './log.ts';

/** Writes to the streams themselves, also once output is redirected to the log. */
let out = (text: string) => process.stdout.write(text);
let err = (text: string) => process.stderr.write(text);

const levels = {
	debug: 'debug',
	error: 'error',
	info: 'info',
	log: 'info',
	trace: 'debug',
	warn: 'warn',
} as const;

/** The maximum length of a line from elsewhere. */
const maxLineLength = 200;

/** A text as one line, without control characters. */
const plain = (text: string) =>
	stripVTControlCharacters(text)
		.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
		.trim()
		.slice(0, maxLineLength);

/**
 * Redirects all other output of this process to the log: the console, standard output and error, warnings of Node, and unhandled
 * rejections. Errors are logged without their message, which can contain what somebody entered into a URL.
 */
export function redirectConsoleToLog(log: Logger): void {
	out = process.stdout.write.bind(process.stdout);
	err = process.stderr.write.bind(process.stderr);
	for (const [method, level] of Object.entries(levels) as [keyof typeof levels, 'info'][]) {
		console[method] = (...written: unknown[]) => {
			const errors = written.filter((one) => one instanceof Error);
			const text = written.filter((one) => typeof one === 'string' || typeof one === 'number');
			log[level](
				{
					...(errors.length > 0 ? { error: errors.flatMap(withoutMessage) } : {}),
					wrote: plain(text.join(' ')),
				},
				'console',
			);
		};
	}
	for (const [name, level] of [
		['stdout', 'info'],
		['stderr', 'warn'],
	] as const) {
		process[name].write = ((
			written: string | Uint8Array,
			encoding?: unknown,
			done: unknown = encoding,
		) => {
			const wrote = plain(typeof written === 'string' ? written : Buffer.from(written).toString());
			if (wrote !== '') log[level]({ wrote }, name);
			if (typeof done === 'function') process.nextTick(done);
			return true;
		}) as typeof process.stdout.write;
	}
	// Node's own listener writes to standard error directly.
	process.removeAllListeners('warning');
	process.on('warning', (warning) => log.warn({ error: describeError(warning) }, 'warning'));
	process.on('unhandledRejection', (reason) =>
		log.error({ error: describeError(reason) }, 'a promise failed unheard'),
	);
}

function withoutMessage(error: Error): object[] {
	return describeError(error).map((link) => ({ ...link, message: undefined }));
}

/**
 * Prints a notice for the person who starts the product: as plain text at a terminal, and otherwise as a line of the log,
 * regardless of its level.
 */
export function printNotice(log: Logger, text: string): void {
	if (process.stdout.isTTY) out(`${text}\n`);
	else log.child({}, { level: 'info' }).info(text);
}

/** Prints to standard error what goes on before the product serves. */
export function printProgress(text: string): void {
	err(`${text}\n`);
}

/** Prints to standard error why the product cannot run. */
export function printError(text: string): void {
	err(`\n${text}\n\n`);
}
