import { afterEach, expect, test, vi } from 'vitest';
import { step } from './steps.mjs';

afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

test('a step that takes long is said to go on in a log, until it ends', async () => {
	const written: string[] = [];
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
		written.push(String(text));
		return true;
	});
	vi.useFakeTimers();
	const { promise, resolve } = Promise.withResolvers<void>();
	const installing = step('Installing packages', 'Installed packages', () => promise);
	await vi.advanceTimersByTimeAsync(16_000);
	resolve();
	await installing;
	await vi.advanceTimersByTimeAsync(60_000);
	expect(written).toEqual([
		'… Installing packages\n',
		'… still installing packages, 5.0 s\n',
		'… still installing packages, 15.0 s\n',
		'✓ Installed packages (16.0 s)\n',
	]);
});
