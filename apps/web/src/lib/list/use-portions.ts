'use client';

import { maxRowsAtOnce } from '@hms/contracts';
import { useRef, useState } from 'react';
import { inPortions, type PortionsOutcome, type Progress } from './in-portions.ts';

/** Does something with all of many rows, such as to undo a bulk operation. @throws why a portion failed */
export async function inAllPortions<Row>(
	rows: readonly Row[],
	run: (portion: Row[]) => Promise<unknown>,
): Promise<void> {
	const { signal } = new AbortController();
	const options = { size: maxRowsAtOnce, signal, onProgress: () => undefined };
	const { error } = await inPortions(rows, run, options);
	if (error !== undefined) throw error;
}

/** Runs bulk operations in portions, with their progress. */
export function usePortions() {
	const [progress, setProgress] = useState<Progress | null>(null);
	const running = useRef<AbortController>(undefined);
	return {
		/** Null while nothing runs. */
		progress,
		cancel: () => running.current?.abort(),
		async run<Row, Outcome>(
			rows: readonly Row[],
			run: (portion: Row[]) => Promise<Outcome>,
		): Promise<PortionsOutcome<Row, Outcome>> {
			const controller = new AbortController();
			running.current = controller;
			const { signal } = controller;
			try {
				return await inPortions(rows, run, {
					size: maxRowsAtOnce,
					signal,
					onProgress: setProgress,
				});
			} finally {
				setProgress(null);
			}
		},
	};
}
