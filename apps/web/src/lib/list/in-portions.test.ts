import { expect, test } from 'vitest';
import { inPortions, type Progress } from './in-portions.ts';

const rows = [1, 2, 3, 4, 5];

function runner(onPortion: (portion: number[], abort: () => void) => void = () => undefined) {
	const steps: Progress[] = [];
	const controller = new AbortController();
	const outcome = inPortions(
		rows,
		async (portion) => {
			onPortion(portion, () => controller.abort());
			return portion.length;
		},
		{ size: 2, signal: controller.signal, onProgress: (step) => steps.push(step) },
	);
	return { outcome, steps };
}

test('all rows are done, in portions, with progress', async () => {
	const { outcome, steps } = runner();
	expect(await outcome).toEqual({ outcomes: [2, 2, 1], rest: [], error: undefined });
	expect(steps.map(({ done }) => done)).toEqual([0, 2, 4, 5]);
});

test('cancelling completes the portion that runs and leaves the others', async () => {
	const { outcome } = runner((_, abort) => abort());
	expect(await outcome).toEqual({ outcomes: [2], rest: [3, 4, 5], error: undefined });
});

test('a portion that fails is the last one, and its rows are left', async () => {
	const { outcome } = runner((portion) => {
		if (portion.includes(3)) throw new Error('no answer');
	});
	expect(await outcome).toEqual({
		outcomes: [2],
		rest: [3, 4, 5],
		error: expect.objectContaining({ message: 'no answer' }),
	});
});
