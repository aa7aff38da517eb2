/** How far a bulk operation has come, in rows. */
export interface Progress {
	done: number;
	total: number;
}

interface PortionOptions {
	/** As many rows as one request takes. */
	size: number;
	/** Stops before the next portion; the one that runs is completed. */
	signal: AbortSignal;
	onProgress: (progress: Progress) => void;
}

/** What became of the portions of a bulk operation. */
export interface PortionsOutcome<Row, Outcome> {
	outcomes: Outcome[];
	/** The rows that were not tried, or whose portion failed. */
	rest: Row[];
	/** Why a portion failed, which was then the last one; undefined if none did. */
	error: unknown;
}

/** Does with many rows what one request does with a limited number of them, portion after portion. */
export async function inPortions<Row, Outcome>(
	rows: readonly Row[],
	run: (portion: Row[]) => Promise<Outcome>,
	{ size, signal, onProgress }: PortionOptions,
): Promise<PortionsOutcome<Row, Outcome>> {
	const outcomes: Outcome[] = [];
	let done = 0;
	onProgress({ done, total: rows.length });
	while (done < rows.length && !signal.aborted) {
		const portion = rows.slice(done, done + size);
		try {
			outcomes.push(await run(portion));
		} catch (error) {
			return { outcomes, rest: rows.slice(done), error };
		}
		done += portion.length;
		onProgress({ done, total: rows.length });
	}
	return { outcomes, rest: rows.slice(done), error: undefined };
}
