import { tmpdir } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { diskRoom } from './disk-room.ts';

it('is what may still be written, and nothing where the folder is not there', async () => {
	expect(await diskRoom(tmpdir())()).toBeGreaterThan(0);
	expect(await diskRoom('/there-is-no-such-folder')()).toBe(0);
});

it('is nothing while a disk does not answer, which is not asked again meanwhile', async () => {
	let asked = 0;
	let answer: (bytes: number) => void = () => undefined;
	const room = diskRoom('/hangs', () => {
		asked++;
		return new Promise((resolve) => {
			answer = resolve;
		});
	});
	expect(await Promise.all([room(), room()])).toEqual([0, 0]);
	expect(asked).toBe(1);
	answer(5);
	await nextTurn();
	const later = room();
	answer(7);
	expect(await later).toBe(7);
	expect(asked).toBe(2);
});
