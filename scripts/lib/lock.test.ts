import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alone } from './lock.mjs';

let folder: string;
let file: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'lock-'));
	file = join(folder, 'not-there-yet', 'lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('lets one work at a time, and the next when it is done', async () => {
	const events: string[] = [];
	const work = (name: string) => () =>
		alone(file, async () => {
			events.push(`${name} begins`);
			await setImmediate();
			events.push(`${name} ends`);
		});
	await Promise.all([work('a'), work('b'), work('c')].map((begin) => begin()));
	expect(events).toHaveLength(6);
	for (let i = 0; i < 6; i += 2) expect(events[i + 1]).toBe(events[i]?.replace('begins', 'ends'));
	expect(existsSync(file)).toBe(false);
});

test('is free again after a failure', async () => {
	await expect(alone(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
	await expect(alone(file, async () => 'yes')).resolves.toBe('yes');
});

test('passes over what a killed process left', async () => {
	const killed = spawnSync(process.execPath, ['--version']).pid;
	await alone(file, async () => {});
	writeFileSync(file, String(killed));
	await expect(alone(file, async () => 'done')).resolves.toBe('done');
});

test('passes over a silent file, though its number runs again', async () => {
	await alone(file, async () => {});
	writeFileSync(file, String(process.pid));
	const longAgo = new Date(Date.now() - 60_000);
	utimesSync(file, longAgo, longAgo);
	await expect(alone(file, async () => 'done')).resolves.toBe('done');
});

test('waits for a process that lives', async () => {
	await alone(file, async () => {});
	writeFileSync(file, String(process.pid));
	let free = false;
	const waiting = alone(file, async () => free);
	// It has looked once, and looks again from time to time.
	free = true;
	rmSync(file);
	await expect(waiting).resolves.toBe(true);
});
