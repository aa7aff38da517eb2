import { ClinicError } from '@hms/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { failureOf } from './failure.ts';
import { createQueryClient } from './query-client.ts';

const busy = (retryAfter: number) =>
	new ClinicError('unavailable', 'The server is busy; try again.', { status: 503, retryAfter });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('repeats a read that a busy server refused when it said, and not sooner', async () => {
	const refusals = [busy(3), busy(7)];
	const asked: number[] = [];
	const began = Date.now();
	const queryClient = createQueryClient();
	const answer = queryClient.fetchQuery({
		...queryClient.getDefaultOptions().queries,
		queryKey: ['patients'],
		queryFn: () => {
			asked.push((Date.now() - began) / 1000);
			const refusal = refusals.shift();
			if (refusal) throw refusal;
			return 'served';
		},
	});
	await vi.runAllTimersAsync();
	expect(await answer).toBe('served');
	const [first = 0, second = 0, third = 0] = asked;
	expect(first).toBe(0);
	expect(second).toBeGreaterThanOrEqual(3);
	expect(second).toBeLessThanOrEqual(4);
	expect(third - second).toBeGreaterThanOrEqual(7);
	expect(third - second).toBeLessThanOrEqual(8);
});

it('never repeats what saves something, and says why it failed', async () => {
	const queryClient = createQueryClient();
	const mutationFn = vi.fn(() => Promise.reject(busy(1)));
	const saving = queryClient.getMutationCache().build(queryClient, { mutationFn }).execute({});
	const failed = expect(saving).rejects.toSatisfy(
		(error) => failureOf(error).message === 'The server is busy; try again.',
	);
	await vi.runAllTimersAsync();
	await failed;
	expect(mutationFn).toHaveBeenCalledTimes(1);
});
