import { NoConnectionError } from '../pool/unavailable.ts';

/** A user has too much of something waiting, or it has waited too long behind that user's own. */
export class TooMuchAtOnceError extends Error {
	override name = 'TooMuchAtOnceError';
}

/** All users together ask for more than there is. */
export class BusyError extends NoConnectionError {
	override name = 'BusyError';
}

/** How much of something there is, and for whom. */
export interface Share {
	/** At once, for all users. */
	total: number;
	/** At once, for one user. */
	perUser: number;
	/** The longest that somebody waits while others have all of it, in milliseconds. */
	busyMs: number;
	/** The longest that work waits for other work of the same user, in milliseconds. */
	ownMs: number;
	/** How much work of one user waits at most; any number if nothing is said. */
	waitingPerUser?: number;
}

interface User {
	running: number;
	waiting: (() => void)[];
}

/**
 * Shares something among users. Each has a few at a time; what is beyond that waits, in the order it came, and users take
 * turns, so that one with much work delays nobody else for long.
 */
export class Turns {
	readonly #share: Share;
	/** The users who have something running or waiting; whoever was served last is at the end. */
	readonly #users = new Map<string, User>();
	#running = 0;

	constructor(share: Share) {
		this.#share = share;
	}

	/** Runs work when it is its turn. @throws TooMuchAtOnceError, BusyError, and what the work throws */
	async run<T>(userId: string, work: () => Promise<T>): Promise<T> {
		const user = this.#users.get(userId) ?? { running: 0, waiting: [] };
		this.#users.set(userId, user);
		if (this.#running < this.#share.total && this.#hasRoom(user)) this.#start(user);
		else await this.#wait(userId, user);
		try {
			return await work();
		} finally {
			this.#running--;
			user.running--;
			this.#forgetIdle(userId, user);
			this.#startNext();
		}
	}

	/** Anybody can name users that there are not: whoever asks for nothing more takes no memory. */
	#forgetIdle(userId: string, { running, waiting }: User): void {
		if (running === 0 && waiting.length === 0) this.#users.delete(userId);
	}

	#hasRoom(user: User): boolean {
		return user.running < this.#share.perUser;
	}

	#start(user: User): void {
		this.#running++;
		user.running++;
	}

	#startNext(): void {
		for (const [userId, user] of this.#users) {
			if (user.waiting.length === 0 || !this.#hasRoom(user)) continue;
			this.#users.delete(userId);
			this.#users.set(userId, user);
			user.waiting.shift()?.();
			return;
		}
	}

	#wait(userId: string, user: User): Promise<void> {
		const { waiting } = user;
		const { busyMs, ownMs, waitingPerUser = Number.POSITIVE_INFINITY } = this.#share;
		return new Promise((resolve, reject) => {
			if (waiting.length >= waitingPerUser) {
				reject(new TooMuchAtOnceError('a user has too much waiting'));
				return;
			}
			const since = performance.now();
			const look = () => {
				const left = ownMs - (performance.now() - since);
				if (left > 0 && !this.#hasRoom(user)) {
					timer = setTimeout(look, Math.min(busyMs, left));
					return;
				}
				waiting.splice(waiting.indexOf(start), 1);
				this.#forgetIdle(userId, user);
				reject(
					this.#hasRoom(user)
						? new BusyError('others have all of it')
						: new TooMuchAtOnceError('a user has waited too long for their own'),
				);
			};
			let timer = setTimeout(look, Math.min(busyMs, ownMs));
			const start = () => {
				clearTimeout(timer);
				this.#start(user);
				resolve();
			};
			waiting.push(start);
		});
	}
}
