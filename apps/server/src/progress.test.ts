import { afterEach, expect, it, vi } from 'vitest';
import { withProgress } from './progress.ts';

afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

it('says that a step goes on, for the first time after five seconds and then each ten, until it ends', async () => {
	const written: string[] = [];
	vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
		written.push(String(text));
		return true;
	});
	vi.useFakeTimers();
	const { promise, resolve } = Promise.withResolvers<string>();
	const step = withProgress('making the database', () => promise);
	await vi.advanceTimersByTimeAsync(4_999);
	expect(written).toEqual([]);
	await vi.advanceTimersByTimeAsync(20_001);
	resolve('made');
	expect(await step).toBe('made');
	await vi.advanceTimersByTimeAsync(60_000);
	expect(written).toEqual([5, 15, 25].map((s) => `… still making the database, ${s} s\n`));
	await expect(withProgress('failing', () => Promise.reject(new Error('x')))).rejects.toThrow('x');
	await vi.advanceTimersByTimeAsync(60_000);
	expect(written).toHaveLength(3);
});
