import type { AccessKind, AccessRight } from '@hms/contracts';
import { type Access, accessSlotMs, type SessionCredentials } from '@hms/db';

/** Whose patients somebody reads, and by which right. */
export interface ReadRight {
	ownerId: string;
	right: AccessRight;
}

/** Patients of one owner that an answer shows. */
export interface Shown extends ReadRight {
	kind: AccessKind;
	patientIds: readonly string[];
}

/** Milliseconds from the first read that waits to be written until it is. */
const flushAfterMs = 500;
/** Milliseconds until a write that failed is tried again, doubled with each failure. */
const retry = { first: 1000, last: 30_000 };
/** Reads of one write. Many, because a write costs something for each owner whose patients are among them. */
const batchReads = 2_000;
/** Reads that wait at most, while the database does not take them; some MB. */
const maxWaiting = 50_000;
/** Reads of the present five minutes that are remembered at most, so that they are not written again. */
const maxRemembered = 100_000;

/**
 * Records who saw which patient. No read waits for it: reads are kept in memory, and written in batches. A second
 * read within five minutes is not written again: this process remembers recent reads, and the database drops repeats that it no
 * longer remembers.
 */
export class AccessRecorder {
	readonly #write: (accesses: Access[]) => Promise<void>;
	readonly #onError: (error: unknown) => void;
	readonly #now: () => number;
	/** Patients by who saw them how, in the present five minutes. */
	readonly #seen = new Map<string, Set<string>>();
	#remembered = 0;
	#slot = 0;
	#waiting: Access[] = [];
	/** Patients in `waiting`. */
	#waitingReads = 0;
	#lost = 0;
	#timer: NodeJS.Timeout | undefined;
	#flushing: Promise<void> | undefined;
	#retryMs = 0;

	/**
	 * @param write writes a batch; it may get one again that it has written
	 * @param onError gets the error of a write that failed
	 */
	constructor(
		write: (accesses: Access[]) => Promise<void>,
		onError: (error: unknown) => void,
		now = Date.now,
	) {
		this.#write = write;
		this.#onError = onError;
		this.#now = now;
	}

	/** Reads of patients that wait to be written. */
	get waiting(): number {
		return this.#waitingReads;
	}

	/** Records what a session was shown. */
	record({ userId, sessionId }: SessionCredentials, shown: Shown): void {
		const at = this.#now();
		const { ownerId, right, kind } = shown;
		const seen = this.#seenBy(`${userId} ${sessionId} ${ownerId} ${right} ${kind}`, at);
		const patientIds = shown.patientIds.filter((id) => !seen.has(id));
		if (patientIds.length === 0) return;
		if (this.#waitingReads + patientIds.length > maxWaiting) {
			this.#lost += patientIds.length;
			return;
		}
		for (const id of patientIds) seen.add(id);
		this.#remembered += patientIds.length;
		this.#waitingReads += patientIds.length;
		this.#waiting.push({ ownerId, userId, sessionId, right, kind, patientIds, at });
		this.#schedule();
	}

	#seenBy(key: string, at: number): Set<string> {
		const slot = Math.floor(at / accessSlotMs);
		if (slot !== this.#slot || this.#remembered >= maxRemembered) {
			this.#slot = slot;
			this.#remembered = 0;
			this.#seen.clear();
		}
		const known = this.#seen.get(key);
		if (known) return known;
		const seen = new Set<string>();
		this.#seen.set(key, seen);
		return seen;
	}

	#schedule(): void {
		this.#timer ??= setTimeout(() => void this.flush(), this.#retryMs || flushAfterMs);
	}

	/** Writes what waits, once; what cannot be written goes on waiting. It never rejects. */
	flush(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#flushing ??= this.#writeAll().finally(() => {
			this.#flushing = undefined;
			if (this.#waiting.length > 0) this.#schedule();
		});
		return this.#flushing;
	}

	/** The answers that have waited longest, as many as one write takes, at least one. */
	#nextBatch(): Access[] {
		let reads = 0;
		const end = this.#waiting.findIndex(({ patientIds }) => {
			reads += patientIds.length;
			return reads > batchReads;
		});
		return end === -1 ? [...this.#waiting] : this.#waiting.slice(0, Math.max(end, 1));
	}

	async #writeAll(): Promise<void> {
		try {
			while (this.#waiting.length > 0) {
				const batch = this.#nextBatch();
				await this.#write(batch);
				this.#waiting.splice(0, batch.length);
				for (const { patientIds } of batch) this.#waitingReads -= patientIds.length;
				this.#retryMs = 0;
			}
		} catch (error) {
			this.#retryMs = Math.min(this.#retryMs * 2 || retry.first, retry.last);
			this.#onError(error);
		}
		if (this.#lost === 0) return;
		this.#onError(new Error(`${this.#lost} reads of patients were not recorded: too many waited`));
		this.#lost = 0;
	}

	/** Writes what waits, before the process ends. */
	async close(): Promise<void> {
		await this.flush();
		clearTimeout(this.#timer);
		const left = this.#waitingReads;
		if (left > 0) this.#onError(new Error(`${left} reads of patients were not recorded`));
	}
}
