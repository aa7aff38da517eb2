import { availableParallelism } from 'node:os';
import argon2 from 'argon2';
import { DomainError } from '../errors/domain-error.ts';

/** The cost of a hash in argon2's parameters; memory in KiB. */
interface HashCost {
	memoryCost: number;
	timeCost: number;
	parallelism: number;
}

/** OWASP's recommendation for argon2id; about 45 ms on one core. */
const recommendedCost: HashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The longest queue per core: at 45 ms each, a sign-in waits for two seconds. */
const queueLimitPerCore = 44;

/**
 * Hashes and verifies passwords, at most as many at once as there are cores, so that many sign-ins do not delay other requests.
 */
export class Passwords {
	readonly #width: number;
	readonly #cost: HashCost;
	readonly #waiting: (() => void)[] = [];
	#running = 0;
	#dummy: Promise<string> | undefined;

	/**
	 * @param width the most computations at once
	 * @param cost of new hashes; tests of something else use a smaller one
	 */
	constructor(width = availableParallelism(), cost = recommendedCost) {
		this.#width = width;
		this.#cost = cost;
	}

	/** The numbers of running and waiting computations. */
	get load(): { running: number; waiting: number } {
		return { running: this.#running, waiting: this.#waiting.length };
	}

	/** @returns argon2id in PHC text form. @throws DomainError `unavailable` when too many wait */
	hash(password: string): Promise<string> {
		return this.#enqueue(() =>
			argon2.hash(password.normalize('NFC'), { type: argon2.argon2id, ...this.#cost }),
		);
	}

	/** Whether a hash was computed at another cost than new ones are. */
	isOutdated(hash: string): boolean {
		return argon2.needsRehash(hash, this.#cost);
	}

	/**
	 * Whether a password has this hash. Without a hash it takes as long and returns false, so that the time does not reveal
	 * whether there is such an account.
	 */
	async verify(hash: string | undefined, password: string): Promise<boolean> {
		this.#dummy ??= this.hash('nobody has this account');
		const against = hash ?? (await this.#dummy);
		const isCorrect = await this.#enqueue(() => this.compare(against, password.normalize('NFC')));
		return hash !== undefined && isCorrect;
	}

	/** The computation itself. */
	protected compare(hash: string, password: string): Promise<boolean> {
		return argon2.verify(hash, password);
	}

	async #enqueue<T>(work: () => Promise<T>): Promise<T> {
		if (this.#running >= this.#width) {
			if (this.#waiting.length >= this.#width * queueLimitPerCore) {
				throw new DomainError(
					'unavailable',
					'Too many people are signing in at once. Try again in a moment.',
				);
			}
			await new Promise<void>((turn) => this.#waiting.push(turn));
		} else {
			this.#running++;
		}
		try {
			return await work();
		} finally {
			// The next one in the queue takes this place.
			const next = this.#waiting.shift();
			if (next) next();
			else this.#running--;
		}
	}
}
