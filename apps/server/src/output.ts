import { stripVTControlCharacters } from 'node:util';
import type { Logger } from 'pino';
import { describeError } from './log.ts';

/** The ways to a person, as they are before every line becomes one of the log. */
const out = process.stdout.write.bind(process.stdout);
const err = process.stderr.write.bind(process.stderr);

const levels = {
	debug: 'debug',
	error: 'error',
	info: 'info',
	log: 'info',
	trace: 'debug',
	warn: 'warn',
} as const;

/** Of a text that somebody else wrote so many characters are kept. */
const maxLineLength = 200;

/** One line, without what would move a terminal's cursor. */
const plain = (text: string) =>
	stripVTControlCharacters(text)
		.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
		.trim()
		.slice(0, maxLineLength);

/**
 * From now on every line of this process is one of the log: what a library writes to the console or to the process's
 * streams, what Node warns of, and promises that failed unheard. An error is told by its kind and place: its message may hold
 * what somebody typed into an address.
 */
export function redirectConsoleToLog(log: Logger): void {
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
	// Node's own listener writes to the error output, past everything.
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
 * Says something to whoever starts the product: in plain words at a terminal, elsewhere as a line of the log, whatever its
 * level is.
 */
export function printNotice(log: Logger, text: string): void {
	if (process.stdout.isTTY) out(`${text}\n`);
	else log.child({}, { level: 'info' }).info(text);
}

/** Says in plain words, on the error output, why there is no product. */
export function printError(text: string): void {
	err(`\n${text}\n\n`);
}
