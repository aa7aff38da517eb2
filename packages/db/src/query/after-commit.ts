import type { Db } from './drizzle.ts';

type Action = () => void;

/** What waits for the commit, by transaction. */
const waiting = new WeakMap<Db, Action[]>();

/** Runs an action once the transaction has committed, and never if it does not; at once outside a transaction. */
export function afterCommit(db: Db, action: Action): void {
	const actions = waiting.get(db);
	if (actions) actions.push(action);
	else action();
}

/** Lets actions wait for the commit of a transaction. @returns runs them */
export function awaitCommit(transaction: Db): Action {
	const actions: Action[] = [];
	waiting.set(transaction, actions);
	return () => {
		for (const action of actions) action();
	};
}

/** Makes the transactions of a database run what waits for their commit. */
export function withAfterCommit(db: Db): Db {
	const begin = db.transaction.bind(db);
	db.transaction = async (work, config) => {
		let committed: Action | undefined;
		const result = await begin((transaction) => {
			committed = awaitCommit(transaction);
			return work(transaction);
		}, config);
		committed?.();
		return result;
	};
	return db;
}
