import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {'SIGINT' | 'SIGTERM' | 'SIGHUP'} StopSignal */
/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv }} Surroundings */

/** @type {StopSignal[]} */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Somebody asked us to stop while a program was running, so what that program left undone is no failure. */
export class Interrupted extends Error {
	/** @param {StopSignal} signal */
	constructor(signal) {
		super(`Stopped by ${signal}.`);
		this.exitCode = 128 + constants.signals[signal];
	}
}

/**
 * Runs a program whose output is for the person at the terminal, and whose own process answers to signals.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Surroundings} [surroundings]
 * @returns its exit code, and the signal that we were asked to stop with meanwhile, if any.
 */
export async function attach(command, args, surroundings = {}) {
	return await settled(
		() => spawn(command, args, { ...surroundings, stdio: 'inherit' }),
		(child, signal) => {
			// The keyboard's Ctrl-C reaches every process of the terminal at once: no need to tell the program twice.
			if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
		},
	);
}

/**
 * Runs a program whose output matters only when it fails. It gets a process group, because npx and its kind do not pass
 * signals on to what they start.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Surroundings & { giveUp?: (output: string) => boolean }} [options] giveUp looks at the output so far; true ends
 *   a program that would only go on failing.
 * @returns its exit code, and standard output and error as one text.
 * @throws {Interrupted}
 */
export async function capture(command, args, { giveUp, ...surroundings } = {}) {
	let output = '';
	const { code, askedToStop } = await settled(() => {
		const child = spawn(command, args, {
			...surroundings,
			stdio: ['ignore', 'pipe', 'pipe'],
			detached: true,
		});
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (text) => {
				output += text;
				if (giveUp?.(output)) killGroup(child, 'SIGKILL');
			});
		}
		return child;
	}, killGroup);
	if (askedToStop) throw new Interrupted(askedToStop);
	return { code, output };
}

/**
 * @param {ChildProcess} child the leader of its group.
 * @param {NodeJS.Signals} signal
 */
function killGroup(child, signal) {
	try {
		if (child.pid) process.kill(-child.pid, signal);
	} catch {
		// All of the group have ended already.
	}
}

/**
 * Starts a program and waits for it to end, and lets it be told when we are asked to stop, so that nothing outlives us.
 *
 * @param {() => ChildProcess} start
 * @param {(child: ChildProcess, signal: StopSignal) => void} tell
 * @returns {Promise<{ code: number, askedToStop: StopSignal | undefined }>}
 */
function settled(start, tell) {
	/** @type {StopSignal | undefined} */
	let askedToStop;
	/** @param {NodeJS.Signals} signal */
	const passOn = (signal) => {
		askedToStop = /** @type {StopSignal} */ (signal);
		tell(child, askedToStop);
	};
	// Listen before there is a program: what it starts with may already be what makes somebody stop us.
	for (const signal of STOP_SIGNALS) process.on(signal, passOn);
	const child = start();
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code, signal) =>
			resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGKILL'], askedToStop }),
		);
	}).finally(() => {
		for (const signal of STOP_SIGNALS) process.off(signal, passOn);
	});
}
