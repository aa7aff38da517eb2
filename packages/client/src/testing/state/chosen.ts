import type { Chosen } from './state.ts';

/** Makes UUIDs of version 7 that sort in the order in which they are made, also within one millisecond and with a fixed clock. */
function idMaker(now: () => number): () => string {
	let last = 0;
	return () => {
		// The bits after the time count, as RFC 9562 (section 6.2) allows: here they are a part of the time, in 1/4096 ms.
		last = Math.max(now() * 4096, last + 1);
		const time = Math.floor(last / 4096)
			.toString(16)
			.padStart(12, '0');
		const count = (last % 4096).toString(16).padStart(3, '0');
		const random = crypto.randomUUID().slice(19);
		return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${random}`;
	};
}

/**
 * Makes the function that says what the clinic chooses for a request: new ids, MRNs that count from one for each owner, and the
 * instant, which is a millisecond after that of the last request at least, so that rows have an order even if the clock stands.
 */
export function chooser(now: () => number): () => Chosen {
	const id = idMaker(now);
	let last = 0;
	return () => {
		last = Math.max(now(), last + 1);
		const instant = new Date(last).toISOString();
		return { id, otherId: id, now: () => instant, mrn: nextMrn };
	};
}

const nextMrn: Chosen['mrn'] = (isFree) => {
	for (let number = 1; ; number += 1) {
		const mrn = `P-${String(number).padStart(6, '0')}`;
		if (isFree(mrn)) return mrn;
	}
};
