import { setTimeout as pause } from 'node:timers/promises';
import { freeBytes } from '@hms/db';

/** The longest that a disk is waited for, in milliseconds. */
const answerMs = 1_000;

/**
 * Makes what asks how many bytes may still be written on the disk of a folder: 0 where the folder is not there, or the disk does
 * not answer. A disk over the network may hang, so it is asked again only after it has answered.
 */
export function diskRoom(folder: string, read = freeBytes): () => Promise<number> {
	let pending: Promise<number> | undefined;
	return async () => {
		pending ??= read(folder)
			.catch(() => 0)
			.finally(() => {
				pending = undefined;
			});
		return Promise.race([pending, pause(answerMs, 0, { ref: false })]);
	};
}
