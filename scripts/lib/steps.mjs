import { asFailure } from './failures.mjs';
import { Interrupted } from './processes.mjs';

const out = process.stdout;

/** How long something took, as a person says it: "0.4 s", "12.3 s", "2 min 5 s". @param {number} ms */
export function duration(ms) {
	if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
	const seconds = Math.round(ms / 1000);
	return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Does one step of a longer job and shows it: what is going on while it lasts, then what was done and how long it took.
 * A terminal shows one line that counts the seconds; a log gets a line at the start, one each ten seconds, and one at the end.
 *
 * @param {string} doing such as "Installing packages".
 * @param {string} done such as "Installed packages".
 * @param {() => Promise<string | void>} work may answer another text for `done`, where there was nothing to do.
 */
export async function step(doing, done, work) {
	const begin = performance.now();
	const took = () => duration(performance.now() - begin);
	const clock = showProgress(doing, took);
	try {
		const answer = await work();
		clock.stop();
		out.write(`✓ ${answer ?? done} (${took()})\n`);
	} catch (error) {
		clock.stop();
		if (!(error instanceof Interrupted)) out.write(`✗ ${doing} (${took()})\n`);
		throw error;
	}
}

/** A line of a log is written only for what takes longer than this, so that a quick start stays short. */
const LOG_AFTER_MS = 500;

/** In a log, what takes long is said to go on for the first time after this, */
const STILL_AFTER_MS = 5000;
/** and then again each time after this. */
const STILL_EVERY_MS = 10_000;

/**
 * @param {string} doing
 * @param {() => string} took
 */
function showProgress(doing, took) {
	if (!out.isTTY) {
		const begun = setTimeout(() => out.write(`… ${doing}\n`), LOG_AFTER_MS);
		let still = setTimeout(say, STILL_AFTER_MS);
		function say() {
			out.write(`… still ${doing.replace(/^./, (letter) => letter.toLowerCase())}, ${took()}\n`);
			still = setTimeout(say, STILL_EVERY_MS);
		}
		return {
			stop: () => {
				clearTimeout(begun);
				clearTimeout(still);
			},
		};
	}
	const draw = () => out.write(`\r\x1b[2K… ${doing} (${took()})`);
	draw();
	const timer = setInterval(draw, 100);
	return {
		stop: () => {
			clearInterval(timer);
			out.write('\r\x1b[2K');
		},
	};
}

/**
 * Says why a script ends early, in words for the person who started it.
 *
 * @param {unknown} error
 * @returns the exit code.
 */
export function report(error) {
	if (error instanceof Interrupted) return error.exitCode;
	const failure = asFailure(error);
	if (!failure) {
		console.error(error);
		return 1;
	}
	if (failure.details) console.error(`\n${failure.details.replace(/^/gm, '    ')}`);
	console.error(`\n  What failed: ${failure.message}\n  What to do:  ${failure.advice}\n`);
	return 1;
}
