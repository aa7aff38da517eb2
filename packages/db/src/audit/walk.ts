import { createHash } from 'node:crypto';

/** The last record of a chain, as it can be kept outside the database. */
export interface Head {
	kind: ChainKind;
	owner: string;
	seq: number;
	/** Hexadecimal. */
	hash: string;
	/** The time of the record, in milliseconds since 1970. */
	at: number;
}

export type ChainKind = 'changes' | 'accesses';

/** The first record of a chain that is not as it was written. */
export interface Finding {
	kind: ChainKind;
	owner: string;
	what: 'changed' | 'removed' | 'put in';
	/** Its number in the chain; null for a record without one. */
	seq: number | null;
	/** Its id, where there is still something of it. */
	id: string | null;
	why: string;
}

/** A record and its link, as they are read. */
export interface ChainedRecord {
	owner: string;
	/** Null: not chained yet. */
	seq: string | null;
	hash: Buffer | null;
	id: string;
	/** Milliseconds since 1970; null where the record is missing. */
	at: string | null;
	isLinked: boolean;
	isErased: boolean;
	/** Whether the record belongs to the owner of the chain. */
	isOwners: boolean;
	/** What the hash covers besides the hash before it; null where the record is missing, and was not erased. */
	contents: Buffer | null;
}

interface Place {
	seq: number;
	hash: Buffer;
}

/** What the database says of a chain, and what was kept elsewhere. */
export interface ChainState {
	head: Place | undefined;
	/** The last record that was deleted because it was kept long enough. */
	purged: Place;
	anchors: Head[];
	/** Records that are younger cannot have been purged, in milliseconds since 1970. */
	purgeable: number;
}

/** Records are in the order of time but for this much: transactions last, and clocks differ. In milliseconds. */
const toleranceMs = 3_600_000;

const hashOf = (before: Buffer, contents: Buffer) =>
	createHash('sha256').update(before).update(contents).digest();

/** Follows a chain, record by record. */
export class ChainWalk {
	readonly #chain: { kind: ChainKind; owner: string };
	readonly #state: ChainState;
	#last: Place & { id: string | null; at: number };
	/** The hash before that of the last record. */
	#before: Buffer | undefined;
	#finding: Finding | undefined;

	constructor(chain: { kind: ChainKind; owner: string }, state: ChainState) {
		this.#chain = chain;
		this.#state = state;
		this.#last = { ...state.purged, id: null, at: 0 };
		for (const { seq, hash, at } of state.anchors) {
			if (seq > state.purged.seq) continue;
			const isPurged = chain.kind === 'accesses' && at < state.purgeable;
			if (!isPurged) this.#find('removed', seq, null, 'it is too young to have been deleted');
			else if (seq === state.purged.seq && hash !== state.purged.hash.toString('hex')) {
				this.#find('changed', seq, null, 'the anchor has another hash');
			}
		}
	}

	#find(what: Finding['what'], seq: number | null, id: string | null, why: string): void {
		this.#finding ??= { ...this.#chain, what, seq, id, why };
	}

	next(record: ChainedRecord): void {
		if (this.#finding) return;
		const seq = record.seq === null ? null : Number(record.seq);
		const { id, hash, contents } = record;
		if (!record.isLinked) {
			this.#find('put in', null, id, 'it is in no chain');
		} else if (contents === null) {
			this.#find('removed', seq, id, 'only its link is left');
		} else if (seq !== null && hash !== null) {
			this.#nextInChain({ ...record, seq, hash, contents });
		} else if (this.#isLate(record)) {
			this.#find('put in', null, id, 'it is older than what is chained already');
		}
	}

	#isLate({ at }: Pick<ChainedRecord, 'at'>): boolean {
		return at !== null && Number(at) < this.#last.at - toleranceMs;
	}

	#nextInChain(
		record: Pick<ChainedRecord, 'id' | 'at' | 'isOwners'> & Place & { contents: Buffer },
	) {
		const { seq, hash, id, at, contents } = record;
		const expected = this.#last.seq + 1;
		const anchor = this.#state.anchors.find((one) => one.seq === seq);
		if (seq > expected) {
			this.#find('removed', expected, null, 'its number is missing');
		} else if (!record.isOwners) {
			this.#find('changed', seq, id, 'it has another owner');
		} else if (this.#before && hash.equals(hashOf(this.#before, contents))) {
			this.#find('put in', this.#last.seq, this.#last.id, 'the next one follows without it');
		} else if (!hash.equals(hashOf(this.#last.hash, contents))) {
			this.#find('changed', seq, id, 'its hash is another, or it was in another place');
		} else if (this.#isLate(record)) {
			this.#find('put in', seq, id, 'it is older than the one before it');
		} else if (anchor && anchor.hash !== hash.toString('hex')) {
			this.#find('changed', seq, id, 'it or one before it: the anchor has another hash');
		}
		this.#before = this.#last.hash;
		this.#last = { seq, hash, id, at: at === null ? this.#last.at : Number(at) };
	}

	/** Ends the walk. @returns the first record that is not as it was written, or else the last one */
	end(): { finding: Finding } | { head: Head | undefined } {
		const { seq, hash, id, at } = this.#last;
		const { head, anchors } = this.#state;
		const missing = anchors.some((anchor) => anchor.seq > seq);
		if (missing || (head && head.seq > seq)) {
			this.#find('removed', seq + 1, null, 'the chain was longer');
		} else if (seq > 0 && (head?.seq !== seq || !head.hash.equals(hash))) {
			this.#find('put in', seq, id, 'the chain ended before it');
		}
		if (this.#finding) return { finding: this.#finding };
		if (id === null) return { head: undefined };
		return { head: { ...this.#chain, seq, hash: hash.toString('hex'), at } };
	}
}
