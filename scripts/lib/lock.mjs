import {
	closeSync,
	mkdirSync,
	openSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 200;
const SIGN_OF_LIFE_MS = 2_000;
/** A living holder shows a sign of life far more often; only one that was killed, or froze with its machine, is silent for so long. */
const SILENT_TOO_LONG_MS = 15_000;

/**
 * Does work that only one process at a time may do in this folder.
 *
 * A holder that was killed leaves its file behind. The file is void once its process is gone, or, should another process
 * have got the same number meanwhile (as after the restart of a container), once it has shown no sign of life for a while.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(file, work) {
	mkdirSync(dirname(file), { recursive: true });
	while (!take(file)) {
		if (isVoid(file)) rmSync(file, { force: true });
		else await sleep(LOOK_AGAIN_MS);
	}
	const heartbeat = setInterval(() => showLife(file), SIGN_OF_LIFE_MS);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		rmSync(file, { force: true });
	}
}

/** @param {string} file */
function showLife(file) {
	try {
		utimesSync(file, new Date(), new Date());
	} catch (error) {
		// Somebody deleted node_modules meanwhile; the work itself will notice.
		if (!isCode(error, 'ENOENT')) throw error;
	}
}

/** @param {string} file */
function take(file) {
	try {
		const handle = openSync(file, 'wx');
		writeSync(handle, String(process.pid));
		closeSync(handle);
		return true;
	} catch (error) {
		if (isCode(error, 'EEXIST')) return false;
		throw error;
	}
}

/** @param {string} file */
function isVoid(file) {
	try {
		const silence = Date.now() - statSync(file).mtimeMs;
		const holder = Number(readFileSync(file, 'utf8'));
		// A file without a number is one that is being written at this moment.
		return silence > SILENT_TOO_LONG_MS || (holder > 0 && !isRunning(holder));
	} catch (error) {
		if (isCode(error, 'ENOENT')) return false;
		throw error;
	}
}

/** @param {number} pid */
function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return isCode(error, 'EPERM');
	}
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isCode(error, code) {
	return error instanceof Error && 'code' in error && error.code === code;
}
