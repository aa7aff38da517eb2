import { availableParallelism } from 'node:os';
import argon2 from 'argon2';
import { DomainError } from '../errors.ts';

/** What computing a hash takes, in argon2's parameters; memory in KiB. */
interface HashCost {
	memoryCost: number;
	timeCost: number;
	parallelism: number;
}

/** OWASP's first choice for argon2id; about 45 ms on one core. */
const recommendedCost: HashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Longer than this nobody should wait for a sign-in: at 45 ms each, two seconds a core. */
const queueLimitPerCore = 44;

/**
 * Hashes and checks passwords, at most as many at once as there are cores, so that a storm of sign-ins leaves room for
 * everything else.
 */
export class Passwords {
	readonly #width: number;
	readonly #cost: HashCost;
	readonly #waiting: (() => void)[] = [];
	#running = 0;
	#dummy: Promise<string> | undefined;

	/**
	 * @param width so many at once
	 * @param cost of new hashes; tests that are not about it give a smaller one
	 */
	constructor(width = availableParallelism(), cost = recommendedCost) {
		this.#width = width;
		this.#cost = cost;
	}

	/** How many are computed now, and how many wait for their turn. */
	get load(): { running: number; waiting: number } {
		return { running: this.#running, waiting: this.#waiting.length };
	}

	/** @returns argon2id in PHC text form. @throws DomainError `unavailable` when too many wait */
	hash(password: string): Promise<string> {
		return this.#inTurn(() =>
			argon2.hash(password.normalize('NFC'), { type: argon2.argon2id, ...this.#cost }),
		);
	}

	/**
	 * Whether the password is the hashed one. Without a hash it takes as long and says no, so that the time does not
	 * tell whether there is such an account.
	 */
	async verify(hash: string | undefined, password: string): Promise<boolean> {
		this.#dummy ??= this.hash('nobody has this account');
		const against = hash ?? (await this.#dummy);
		const right = await this.#inTurn(() => this.compare(against, password.normalize('NFC')));
		return hash !== undefined && right;
	}

	/** What takes the time. */
	protected compare(hash: string, password: string): Promise<boolean> {
		return argon2.verify(hash, password);
	}

	async #inTurn<T>(work: () => Promise<T>): Promise<T> {
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
			// The place goes to whoever waits, or is given up.
			const next = this.#waiting.shift();
			if (next) next();
			else this.#running--;
		}
	}
}
